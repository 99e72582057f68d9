import type { PageLanguage } from '@gwirio/pages'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'
import { csrfTokenOf } from './csrf.ts'
import { formatMoment, formatTime } from './format-time.ts'
import { languageOf } from './language.ts'
import { pageOf } from './page-path.ts'
import { type ConsoleWords, wordsIn } from './words/index.ts'

/** One line of the error summary; `field` is the id of the input that it is about. */
export interface PageError {
  readonly field: string | null
  readonly text: string
}

/** What a page shows beside its words; `errors` also go into the title and the summary. */
export interface PageView {
  readonly template: string
  readonly status?: number
  /** Never anything personal: titles are kept in the history of the browser. */
  readonly title: (words: ConsoleWords) => string
  readonly view?: Readonly<Record<string, unknown>>
  readonly errors?: readonly PageError[]
}

/** Renders a page in the person's language and sends it. */
export function sendPage(
  context: Context,
  request: Request,
  response: Response,
  page: PageView,
): void {
  const lang = languageOf(request)
  const words = wordsIn(lang)
  const html = context.render(page.template, {
    ...page.view,
    lang,
    words,
    layout: words.layout,
    title: page.title(words),
    service: words.service,
    organisation: context.config.organisationName,
    otherLanguage: { href: `${pageOf(request)}?lang=${lang === 'en' ? 'cy' : 'en'}` },
    ...describeStaff(request),
    ...describeErrors(page.errors ?? []),
    ...describeTimes(context, lang),
    wordsIn,
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
  return session?.staff ? { signedInAs: session.staff.name, csrfToken: csrfTokenOf(request) } : {}
}

function describeErrors(errors: readonly PageError[]) {
  return {
    hasError: errors.length > 0,
    errorList: errors.map(({ field, text }) => ({ text, ...(field ? { href: `#${field}` } : {}) })),
    errorOf: Object.fromEntries(errors.map(({ field, text }) => [field ?? '', { text }])),
  }
}

function describeTimes({ clock }: Context, lang: PageLanguage) {
  return {
    formatTime: (instant: string) => formatTime(instant, lang),
    formatMoment: (instant: string) => formatMoment(instant, lang, clock.now()),
  }
}
