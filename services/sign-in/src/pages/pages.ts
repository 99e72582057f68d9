import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { type PageLanguage, type Words, words } from './words.ts'

/** One page, in one language, as its template wants it. */
export interface Page {
  readonly template: 'password' | 'code' | 'message' | 'sign-out'
  readonly language: PageLanguage
  /** Where the page can be opened in the other language. */
  readonly switchAt?: string
  readonly title: keyof Words
  readonly details?: Readonly<Record<string, unknown>>
}

export interface Pages {
  render(page: Page): string
  readonly stylesheet: string
  readonly icon: string
}

const govuk = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))

/** The pages of this service, in both languages, with GOV.UK components and without GOV.UK's crown, name or typeface. */
export function createPages({ organisationName }: { organisationName: string }): Pages {
  const templates = nunjucks.configure([import.meta.dirname, join(govuk, 'dist')], {
    autoescape: true,
    throwOnUndefined: false,
  })
  return {
    render: ({ template, language, title, switchAt, details = {} }) =>
      templates.render(`${template}.njk`, {
        organisationName,
        language,
        otherLanguage: language === 'cy' ? 'en' : 'cy',
        switchAt,
        words: words[language],
        title: words[language][title],
        errors: {},
        ...details,
      }),
    stylesheet: readStylesheet(),
    icon: readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8'),
  }
}

/** The typeface is for gov.uk alone. */
function readStylesheet(): string {
  const theirs = readFileSync(join(govuk, 'dist/govuk/govuk-frontend.min.css'), 'utf8')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replaceAll('GDS Transport,', '')
  return theirs + readFileSync(join(import.meta.dirname, 'pages.css'), 'utf8')
}
