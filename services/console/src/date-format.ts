import type { PageLanguage } from '@gwirio/pages'

const locales: Readonly<Record<PageLanguage, string>> = { cy: 'cy-GB', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

/** The format of a language for times in Wales. Each is made once: making one costs more than a row of a list. */
export function dateFormat(
  language: PageLanguage,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const kind = JSON.stringify([language, options])
  const known = formats.get(kind)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'Europe/London' })
  formats.set(kind, made)
  return made
}
