import type { PageLanguage } from '@gwirio/pages'
import { dateFormat } from './date-format.ts'

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

function format(when: string, language: PageLanguage, options: Intl.DateTimeFormatOptions): string {
  // A day by itself is midnight in UTC, which is the same day in Wales
  return dateFormat(language, options).format(new Date(when))
}
