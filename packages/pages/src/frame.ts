import type { PageLanguage } from './language.ts'

/** What the frame around a page needs; a template gets it together with whatever else the page shows. */
export interface PageView {
  readonly lang: PageLanguage
  /** Nothing personal: titles are kept in the history of the browser. */
  readonly title: string
  readonly service: string
  readonly organisation: string
  readonly footer: string
  /** Where the name of the service leads. */
  readonly home: string
  /** The address at which the page opens in the other language; without it there is no switch. */
  readonly switchAt?: string | undefined
  /** Whoever is signed in, and the token of their forms. */
  readonly signedIn?: { readonly name: string; readonly csrfToken: string } | undefined
  /** Style sheets of the service's own. */
  readonly styles?: readonly string[]
  readonly errors?: readonly PageError[]
  readonly [more: string]: unknown
}

/** One line of the error summary; `field` is the id of the input that it is about. */
export interface PageError {
  readonly field?: string | null
  readonly text: string
}

/** Adds the words of the frame, and the errors in the forms that GOV.UK components take. */
export function completeView(view: PageView): Readonly<Record<string, unknown>> {
  const { errors = [], lang, switchAt } = view
  return {
    ...view,
    frame: frameWords[lang],
    hasError: errors.length > 0,
    errorList: errors.map(({ field, text }) => ({ text, ...(field && { href: `#${field}` }) })),
    errorOf: Object.fromEntries(errors.map(({ field, text }) => [field ?? '', { text }])),
    switchHref: switchAt && `${switchAt}?lang=${lang === 'en' ? 'cy' : 'en'}`,
  }
}

export const frameWords = {
  en: {
    skip: 'Skip to main content',
    language: 'Language',
    error: 'Error',
    problem: 'There is a problem',
    signOut: 'Sign out',
  },
  cy: {
    skip: 'Neidio i’r prif gynnwys',
    language: 'Iaith',
    error: 'Gwall',
    problem: 'Mae problem wedi codi',
    signOut: 'Allgofnodi',
  },
} as const satisfies Record<PageLanguage, object>
