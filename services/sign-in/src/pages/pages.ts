import {
  contentPolicy,
  createAssets,
  createPages,
  type PageLanguage,
  preferredLanguage,
  readPageLanguage,
} from '@gwirio/pages'
import type { RequestHandler } from 'express'
import { type Words, words } from './words.ts'

/** One page, in one language, as its template wants it. */
export interface Page {
  readonly template: 'password' | 'code' | 'message' | 'sign-out'
  readonly language: PageLanguage
  readonly title: string
  /** Addresses of the client: where its forms may lead, the first one where its service begins. */
  readonly clientAddresses: readonly unknown[]
  /** Where the page can be opened in the other language. */
  readonly switchAt?: string
  readonly errors?: readonly PageError[]
  readonly details?: Readonly<Record<string, unknown>>
}

/** One line of the error summary; `field` is the id of the input that it is about. */
export interface PageError {
  readonly field?: string
  readonly text: string
}

export interface Pages {
  render(page: Page): { html: string; headers: Readonly<Record<string, string>> }
  readonly serveAssets: RequestHandler
}

/** The pages of this service, in both languages. */
export function createSignInPages({ organisationName }: { organisationName: string }): Pages {
  const assets = createAssets()
  const render = createPages({ folders: [import.meta.dirname], assets })
  return {
    serveAssets: assets.serve,
    render(page) {
      const { language, errors = [], switchAt } = page
      const origins = originsOf(page.clientAddresses)
      const view = {
        lang: language,
        words: words[language],
        layout: words[language].layout,
        title: page.title,
        service: words[language].service,
        organisation: organisationName,
        home: origins[0] ?? '#main-content',
        otherLanguage: switchAt && otherLanguage(language, switchAt),
        hasError: errors.length > 0,
        errorList: errors.map(({ field, text }) => ({ text, ...(field && { href: `#${field}` }) })),
        errorOf: Object.fromEntries(errors.map(({ field = '', text }) => [field, { text }])),
        ...page.details,
      }
      const headers = {
        'Content-Security-Policy': contentPolicy(origins),
        'Referrer-Policy': 'same-origin',
      }
      return { html: render(`${page.template}.njk`, view), headers }
    },
  }
}

/**
 * The language of a page: what the person chose with the switch, else what the client asked for (`ui_locales`), else
 * what the browser prefers.
 */
export function chooseLanguage(wish: {
  chosen: unknown
  uiLocales: unknown
  acceptLanguage: string | undefined
}): PageLanguage {
  const asked = typeof wish.uiLocales === 'string' ? wish.uiLocales.split(' ') : []
  return (
    readPageLanguage(wish.chosen) ??
    asked.map((tag) => readPageLanguage(tag.split('-')[0])).find(Boolean) ??
    preferredLanguage(wish.acceptLanguage)
  )
}

export function wordsOf(language: PageLanguage): Words {
  return words[language]
}

function originsOf(addresses: readonly unknown[]): string[] {
  return addresses
    .map((address) => (typeof address === 'string' ? URL.parse(address)?.origin : undefined))
    .filter((origin): origin is string => origin !== undefined && origin !== 'null')
}

function otherLanguage(language: PageLanguage, path: string) {
  return language === 'en'
    ? { lang: 'cy', name: 'Cymraeg', href: `${path}?lang=cy` }
    : { lang: 'en', name: 'English', href: `${path}?lang=en` }
}
