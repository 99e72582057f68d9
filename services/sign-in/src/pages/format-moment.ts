import type { PageLanguage } from '@gwirio/pages'

/** A day and time of it as people in Wales say it. */
export function formatMoment(instant: Date, language: PageLanguage): string {
  return new Intl.DateTimeFormat(`${language}-GB`, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(instant)
}
