import type { PageLanguage } from '@gwirio/pages'

const timeZone = 'Europe/London'
const locales: Readonly<Record<PageLanguage, string>> = { cy: 'cy-GB', en: 'en-GB' }

/** Day and time of day in Wales: “22 November 2026 at 04:06”. */
export function formatTime(instant: string, language: PageLanguage): string {
  return new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(instant))
}

/** For what happens during a call: to the second, with the day unless it is today. */
export function formatMoment(instant: string, language: PageLanguage, now: Date): string {
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(date)
  const isToday = day(new Date(instant)) === day(now)
  return new Intl.DateTimeFormat(locales[language], {
    ...(isToday ? {} : { dateStyle: 'long' }),
    timeStyle: 'medium',
    timeZone,
  }).format(new Date(instant))
}
