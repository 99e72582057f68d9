/** Days are those of Wales. */
const dayInWales = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
})

/**
 * The day on which the record of a case is due to be disposed of: so many years after the day on which it ended. Of 29
 * February in a year that has none it is 1 March, so that nothing goes a day too soon.
 *
 * @returns an ISO 8601 date
 */
export function disposeOn(endedAt: Date, years: number): string {
  const [year = 0, month = 0, day = 0] = dayInWales.format(endedAt).split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10)
}
