import type { PageError, PageLanguage } from '@gwirio/pages'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'
import { csrfTokenOf } from './csrf.ts'
import { formatMoment, formatTime } from './format-time.ts'
import { languageOf } from './language.ts'
import { pageOf } from './page-path.ts'
import { type ConsoleWords, wordsIn } from './words/index.ts'

/** What a page shows beside its words; `errors` also go into the title and the summary. */
export interface Page {
  readonly template: string
  readonly status?: number
  readonly title: (words: ConsoleWords) => string
  readonly view?: Readonly<Record<string, unknown>>
  readonly errors?: readonly PageError[]
}

/** Renders a page in the person's language and sends it. */
export function sendPage(context: Context, request: Request, response: Response, page: Page): void {
  const lang = languageOf(request)
  const words = wordsIn(lang)
  const signedIn = describeStaff(request)
  const html = context.render(page.template, {
    ...page.view,
    lang,
    title: page.title(words),
    service: words.service,
    organisation: context.config.organisationName,
    footer: words.footer,
    home: '/',
    switchAt: pageOf(request),
    signedIn,
    csrfToken: signedIn?.csrfToken,
    styles: ['console.css'],
    errors: page.errors ?? [],
    words,
    wordsIn,
    ...describeTimes(context, lang),
  })
  response
    .status(page.status ?? 200)
    .set('Content-Language', lang)
    .type('html')
    .send(html)
}

/** Only staff have forms to send; a visitor's request makes no session. */
function describeStaff(request: Request) {
  const { session } = request as { session?: Request['session'] }
  return session?.staff && { name: session.staff.name, csrfToken: csrfTokenOf(request) }
}

function describeTimes({ clock }: Context, lang: PageLanguage) {
  return {
    formatTime: (instant: string) => formatTime(instant, lang),
    formatMoment: (instant: string) => formatMoment(instant, lang, clock.now()),
  }
}
