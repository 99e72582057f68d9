import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  createAssets,
  createPages,
  headersOfPages,
  type PageError,
  type PageLanguage,
  preferredLanguage,
  readPageLanguage,
} from '@gwirio/pages'
import type { RequestHandler } from 'express'
import { type Words, words } from './words.ts'

/** One page, in one language, as its template wants it. */
export interface Page {
  readonly template: 'password' | 'code' | 'message' | 'sign-out' | 'enrol' | 'set-up' | 'passkeys'
  readonly language: PageLanguage
  readonly title: string
  /** Addresses of the client: where its forms may lead, the first one where its service begins. */
  readonly clientAddresses: readonly unknown[]
  /** Where the page can be opened in the other language. */
  readonly switchAt?: string
  readonly errors?: readonly PageError[]
  readonly details?: Readonly<Record<string, unknown>>
}

export interface Pages {
  render(page: Page): { html: string; headers: Readonly<Record<string, string>> }
  readonly serveAssets: RequestHandler
}

const ownAssets = join(import.meta.dirname, '../../assets')
/** What the devices' side of WebAuthn needs in a browser, as its authors bundle it. */
const webauthnBundle = join(
  dirname(createRequire(import.meta.url).resolve('@simplewebauthn/browser')),
  '../dist/bundle',
)

/** The pages of this service, in both languages. */
export function createSignInPages({ organisationName }: { organisationName: string }): Pages {
  const assets = createAssets({ folders: [ownAssets, webauthnBundle] })
  const render = createPages({ folders: [import.meta.dirname], assets })
  return {
    serveAssets: assets.serve,
    render({ template, language, title, clientAddresses, switchAt, errors = [], details }) {
      const origins = originsOf(clientAddresses)
      const html = render(`${template}.njk`, {
        ...details,
        lang: language,
        title,
        service: words[language].service,
        organisation: organisationName,
        footer: words[language].footer,
        home: origins[0] ?? '#main-content',
        switchAt,
        errors,
        words: words[language],
      })
      return { html, headers: headersOfPages(origins) }
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
