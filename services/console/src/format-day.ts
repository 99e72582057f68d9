import type { PageLanguage } from '@gwirio/pages'

const locales: Readonly<Record<PageLanguage, string>> = { cy: 'cy-GB', en: 'en-GB' }

/** The day in Wales of a time, or a day by itself (`2026-11-22`): “22 November 2026”. */
export function formatDay(day: string, language: PageLanguage): string {
  return format(day, language, { dateStyle: 'long' })
}

/** `2026-11` as “November 2026”; `short` as “Nov 2026”. */
export function formatMonth(
  month: string,
  language: PageLanguage,
  length: 'long' | 'short' = 'long',
): string {
  return format(`${month}-01`, language, { month: length, year: 'numeric' })
}

/** The days of the week, Monday first. */
export function listWeekdays(language: PageLanguage): string[] {
  const monday = Date.UTC(2026, 0, 5)
  return Array.from({ length: 7 }, (_, day) =>
    format(new Date(monday + day * 86_400_000).toISOString(), language, { weekday: 'long' }),
  )
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(when: string, language: PageLanguage, options: Intl.DateTimeFormatOptions): string {
  const kind = JSON.stringify([language, options])
  const known = formats.get(kind) ?? makeFormat(language, options)
  formats.set(kind, known)
  // A day by itself is midnight in UTC, which is the same day in Wales
  return known.format(new Date(when))
}

function makeFormat(language: PageLanguage, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'Europe/London' })
}
