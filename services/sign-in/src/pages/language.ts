import { languages, type PageLanguage } from './words.ts'

/**
 * The language of a page: what the person chose with the switch, else what the client asked for (`ui_locales`), else
 * what the browser prefers (RFC 9110 §12.5.4).
 */
export function chooseLanguage(wish: {
  chosen: unknown
  uiLocales: unknown
  acceptLanguage: string | undefined
}): PageLanguage {
  return (
    asLanguage(wish.chosen) ??
    firstLanguage(String(wish.uiLocales ?? '').split(' ')) ??
    firstLanguage((wish.acceptLanguage ?? '').split(',')) ??
    'en'
  )
}

/** What the switch sent, if it is a language we have. */
export function asLanguage(text: unknown): PageLanguage | undefined {
  return languages.find((language) => language === text)
}

function firstLanguage(tags: readonly string[]): PageLanguage | undefined {
  return tags.map((tag) => asLanguage(tag.trim().slice(0, 2).toLowerCase())).find(Boolean)
}
