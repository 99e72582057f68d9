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
  /** The parts of the service that the person may open. */
  readonly navigation?: readonly NavigationItem[]
  /** When the session of whoever is signed in ends; the page warns before. */
  readonly session?: PageSession
  readonly footerLinks?: readonly Link[]
  /** Nothing is in earnest: said on top of the page. */
  readonly practice?: { readonly text: string; readonly link: Link } | undefined
  /** What whoever is signed in has to see to: said on top of every page. */
  readonly alert?: { readonly text: string; readonly link: Link } | undefined
  /** Style sheets of the service's own. */
  readonly styles?: readonly string[]
  readonly errors?: readonly PageError[]
  readonly [more: string]: unknown
}

export interface Link {
  readonly text: string
  readonly href: string
}

export interface NavigationItem extends Link {
  /** It is this page. */
  readonly current: boolean
  /** The page belongs to it. */
  readonly active: boolean
}

/** How long a session lasts if the person does nothing more. */
export interface PageSession {
  readonly secondsLeft: number
  /** How long before its end the page warns. */
  readonly warningSeconds: number
  /** Doing something puts the end off. */
  readonly canStay: boolean
  /** Time with offset, RFC 3339. */
  readonly endsAt: string
  /** Where the page goes when the session is over. */
  readonly leave: string
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
    errorOf: Object.fromEntries(
      errors.map(({ field, text }) => [
        field ?? '',
        { text, visuallyHiddenText: frameWords[lang].error },
      ]),
    ),
    switchHref: switchAt && withQuery(switchAt, `lang=${lang === 'en' ? 'cy' : 'en'}`),
    sessionEnd: view.session && timesOfDay[lang].format(new Date(view.session.endsAt)),
  }
}

function withQuery(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

/** The time of day in Wales; made once, because making them costs more than the rest of the frame. */
const timesOfDay = {
  cy: new Intl.DateTimeFormat('cy-GB', { timeStyle: 'short', timeZone: 'Europe/London' }),
  en: new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }),
} as const

export const frameWords = {
  en: {
    skip: 'Skip to main content',
    language: 'Language',
    error: 'Error',
    problem: 'There is a problem',
    signOut: 'Sign out',
    menu: 'Menu',
    service: 'About this service',
    pages: 'Pages',
    session: {
      title: 'You will be signed out soon',
      idle: 'You have not done anything for some time. To keep what is on this page safe, you will be signed out in',
      last: 'Nobody can stay signed in longer without showing who they are again. You will be signed out in',
      minutes: '{count} minutes',
      minute: '1 minute',
      seconds: '{count} seconds',
      kept: 'What the pages of a call have saved stays there.',
      stay: 'Stay signed in',
      close: 'Back to the page',
      foot: 'If you do nothing, you are signed out at {time}.',
    },
  },
  cy: {
    skip: 'Neidio i’r prif gynnwys',
    language: 'Iaith',
    error: 'Gwall',
    problem: 'Mae problem wedi codi',
    signOut: 'Allgofnodi',
    menu: 'Dewislen',
    service: 'Am y gwasanaeth hwn',
    pages: 'Tudalennau',
    session: {
      title: 'Cewch eich allgofnodi cyn hir',
      idle: 'Nid ydych wedi gwneud dim ers tro. I gadw’r hyn sydd ar y dudalen hon yn ddiogel, cewch eich allgofnodi ymhen',
      last: 'Ni all neb aros wedi mewngofnodi yn hirach heb ddangos eto pwy ydyw. Cewch eich allgofnodi ymhen',
      minutes: '{count} munud',
      minute: '1 funud',
      seconds: '{count} eiliad',
      kept: 'Mae’r hyn y mae tudalennau galwad wedi’i gadw yn aros yno.',
      stay: 'Aros wedi mewngofnodi',
      close: 'Yn ôl i’r dudalen',
      foot: 'Os na wnewch ddim, cewch eich allgofnodi am {time}.',
    },
  },
} as const satisfies Record<PageLanguage, object>
