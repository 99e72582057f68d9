import type { PageLanguage } from '@gwirio/pages'
import { dateFormat } from './date-format.ts'

/** Day and time of day in Wales: “22 November 2026 at 04:06”. */
export function formatTime(instant: string, language: PageLanguage): string {
  const format = dateFormat(language, { dateStyle: 'long', timeStyle: 'short' })
  return format.format(new Date(instant))
}

/** For what happens during a call: to the second, with the day unless it is today. */
export function formatMoment(instant: string, language: PageLanguage, now: Date): string {
  const day = dateFormat(language, { dateStyle: 'short' })
  const isToday = day.format(new Date(instant)) === day.format(now)
  const format = dateFormat(language, {
    ...(isToday ? {} : { dateStyle: 'long' }),
    timeStyle: 'medium',
  })
  return format.format(new Date(instant))
}
