import type { Request, Response } from 'express'
import type { Context } from './context.ts'
import { csrfTokenOf } from './csrf.ts'
import { languageOf } from './language.ts'
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
  const errors = page.errors ?? []
  const html = context.render(page.template, {
    ...page.view,
    lang,
    words,
    layout: words.layout,
    title: page.title(words),
    service: words.service,
    organisation: context.config.organisationName,
    otherLanguage: otherLanguage(request, lang),
    signedInAs: request.session.staff?.name,
    csrfToken: csrfTokenOf(request),
    hasError: errors.length > 0,
    errorList: errors.map(({ field, text }) => ({ text, ...(field ? { href: `#${field}` } : {}) })),
    errorOf: Object.fromEntries(errors.map(({ field, text }) => [field ?? '', { text }])),
    formatTime: (instant: string) => formatTime(instant, lang),
  })
  response
    .status(page.status ?? 200)
    .type('html')
    .send(html)
}

/** A form that was sent shows at the address it was sent to, where a link can only open a page again. */
function otherLanguage(request: Request, lang: string) {
  const path = request.path === '/find' ? '/' : request.path
  return lang === 'en'
    ? { lang: 'cy', name: 'Cymraeg', href: `${path}?lang=cy` }
    : { lang: 'en', name: 'English', href: `${path}?lang=en` }
}

function formatTime(instant: string, lang: 'cy' | 'en'): string {
  return new Intl.DateTimeFormat(lang === 'cy' ? 'cy-GB' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: 'Europe/London',
  }).format(new Date(instant))
}
