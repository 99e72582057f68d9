import type { Scope } from '@gwirio/contracts'
import type { PageError, PageLanguage } from '@gwirio/pages'
import type { Request, Response } from 'express'
import type { Context } from './context.ts'
import { csrfTokenOf } from './csrf.ts'
import { formatMoment, formatTime } from './format-time.ts'
import { languageOf } from './language.ts'
import { listNavigation } from './navigation.ts'
import { pageOf, placeOf } from './page-path.ts'
import type { SignedInStaff } from './session.ts'
import { describeSession } from './session-time.ts'
import { type ConsoleWords, wordsIn } from './words/index.ts'
import { countOf } from './words/plural.ts'

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
  const frame = describeStaff(context, request, words)
  const html = context.render(page.template, {
    ...page.view,
    lang,
    title: page.title(words),
    service: words.service,
    organisation: context.config.organisationName,
    footer: words.footer,
    home: '/',
    switchAt: placeOf(request),
    ...frame,
    practice: describePractice(context, words),
    csrfToken: frame.signedIn?.csrfToken,
    styles: ['console.css', 'call.css', 'correspondence.css'],
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

/** A banner on every page where nothing is in earnest. */
function describePractice({ config }: Context, { practice }: ConsoleWords) {
  if (!config.practiceWorldUrl) return undefined
  return { text: practice.banner, link: { text: practice.bannerLink, href: '/practice' } }
}

/** What the frame shows of whoever is signed in. Only they have forms to send; a visitor's request makes no session. */
function describeStaff(context: Context, request: Request, words: ConsoleWords) {
  const { session } = request as { session?: Request['session'] }
  const staff = session?.staff
  if (!staff) return { can: () => false }
  const { name, scopes } = staff
  const counts = {
    approvals: context.waitingApprovals.of(context, staff),
    correspondence: context.heldCorrespondence.of(context, staff),
  }
  const leave = `/signed-out?${new URLSearchParams({ page: placeOf(request) })}`
  return {
    signedIn: { name, csrfToken: csrfTokenOf(request) },
    navigation: listNavigation(words, { page: pageOf(request), scopes, counts }),
    session: { ...describeSession(context, staff), leave },
    footerLinks: listFooterLinks(context, words),
    alert: describeIncidents(context, staff, languageOf(request)),
    can: (scope: Scope) => scopes.includes(scope),
  }
}

/** Managers see on every page that an incident is open. */
function describeIncidents(context: Context, staff: SignedInStaff, language: PageLanguage) {
  const open = context.openIncidents.of(context, staff)
  if (!open || !staff.scopes.includes('approval:manage')) return undefined
  const { banner, bannerLink } = wordsIn(language).incidents
  const link = { text: bannerLink, href: '/incidents' }
  return { text: countOf(language, banner, open), link }
}

/** Passkeys are kept by our own sign-in; another provider has pages of its own for them. */
function listFooterLinks({ config }: Context, { session }: ConsoleWords) {
  const everywhere = { text: session.everywhere, href: '/sign-out-everywhere' }
  if (!config.manageStaff) return [everywhere]
  return [{ text: session.passkeys, href: new URL('/passkeys', config.issuer).href }, everywhere]
}

function describeTimes({ clock }: Context, lang: PageLanguage) {
  return {
    formatTime: (instant: string) => formatTime(instant, lang),
    formatMoment: (instant: string) => formatMoment(instant, lang, clock.now()),
  }
}
