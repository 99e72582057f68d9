import { foldText } from './plain-text.ts'

/** Months in English and Welsh, short and long, also as they stand after Welsh `o` (soft mutation: `3 o Fawrth`). */
const months: ReadonlyArray<readonly string[]> = [
  ['january', 'jan', 'ionawr', 'ion'],
  ['february', 'feb', 'chwefror', 'chwef', 'chwe'],
  ['march', 'mar', 'mawrth', 'maw', 'fawrth'],
  ['april', 'apr', 'ebrill', 'ebr'],
  ['may', 'mai', 'fai'],
  ['june', 'jun', 'mehefin', 'meh', 'fehefin'],
  ['july', 'jul', 'gorffennaf', 'gorff', 'gor', 'orffennaf'],
  ['august', 'aug', 'awst'],
  ['september', 'sept', 'sep', 'medi', 'fedi'],
  ['october', 'oct', 'hydref', 'hyd'],
  ['november', 'nov', 'tachwedd', 'tach', 'dachwedd'],
  ['december', 'dec', 'rhagfyr', 'rhag', 'ragfyr'],
]
const monthNumbers = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** Ordinals: English, and Welsh 1af 2il 3ydd 4edd 5ed 11eg 7fed. */
const ordinal = '(?:st|nd|rd|th|af|il|ail|ydd|edd|fed|ed|eg)?'
const filler = /\b(?:the|of|y|yr|o)\b/g
const earliestYear = 1900

const dayMonthYear = /^(\d{1,2})[/. -]+(\d{1,2})[/. -]+(\d{2}|\d{4})$/
const yearMonthDay = /^(\d{4})[/. -]+(\d{1,2})[/. -]+(\d{1,2})$/
const dayNameYear = new RegExp(`^(\\d{1,2})${ordinal} ?([a-z]+) ?(\\d{2}|\\d{4})$`)
const nameDayYear = new RegExp(`^([a-z]+) (\\d{1,2})${ordinal} (\\d{2}|\\d{4})$`)
const digitsOnly = /^(\d{2})(\d{2})(\d{2}|\d{4})$/
const digitsYearFirst = /^(\d{4})(\d{2})(\d{2})$/

/**
 * Reads a date as people in Wales say and write it; the day stands before the month.
 *
 * @param today ISO date: a year of two digits is the latest one that is not after it; `null` refuses two digits
 * @returns the ISO date, or null when it is no date of the calendar from 1900 on
 */
export function readDate(text: string, today: string | null): string | null {
  const plain = foldText(text).trim()
  const words = plain.replace(/[,.-]/g, ' ').replace(filler, ' ').replace(/\s+/g, ' ').trim()
  const numbers = plain.replace(/\s+/g, ' ')
  return (
    toDate(dayMonthYear.exec(numbers), [3, 2, 1], today) ??
    toDate(yearMonthDay.exec(numbers), [1, 2, 3], today) ??
    toDate(dayNameYear.exec(words), [3, 2, 1], today) ??
    toDate(nameDayYear.exec(words), [3, 1, 2], today) ??
    toDate(digitsOnly.exec(numbers), [3, 2, 1], today) ??
    toDate(digitsYearFirst.exec(numbers), [1, 2, 3], today)
  )
}

function toDate(
  match: RegExpExecArray | null,
  [yearAt, monthAt, dayAt]: readonly [number, number, number],
  today: string | null,
): string | null {
  if (!match) return null
  const [yearText = '', monthText = '', dayText = ''] = [
    match[yearAt],
    match[monthAt],
    match[dayAt],
  ]
  const month = monthNumbers.get(monthText) ?? Number(monthText)
  const rest = `${twoDigits(month)}-${twoDigits(Number(dayText))}`
  if (yearText.length === 4) return onCalendar(`${yearText}-${rest}`)
  if (today === null) return null
  const century = Number(today.slice(0, 2))
  const [latest, earlier] = [`${century}${yearText}-${rest}`, `${century - 1}${yearText}-${rest}`]
  return onCalendar(latest <= today ? latest : earlier)
}

function onCalendar(iso: string): string | null {
  const time = Date.parse(`${iso}T00:00:00Z`)
  if (Number.isNaN(time) || Number(iso.slice(0, 4)) < earliestYear) return null
  return new Date(time).toISOString().startsWith(iso) ? iso : null
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
