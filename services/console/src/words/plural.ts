import type { PageLanguage } from '@gwirio/pages'

/** One wording for each plural form that a language can have: Welsh has all six (CLDR). */
export type PluralWords = Readonly<Record<Intl.LDMLPluralRule, string>>

const locales = { cy: 'cy-GB', en: 'en-GB' } as const
const pluralRules = {
  cy: new Intl.PluralRules(locales.cy),
  en: new Intl.PluralRules(locales.en),
} as const
const collators = {
  cy: new Intl.Collator(locales.cy),
  en: new Intl.Collator(locales.en),
} as const
const formats = new Map<string, Intl.NumberFormat>()

/** English has two forms; the others are never asked for, and stand there so that both languages have the same keys. */
export function onePlural(one: string, other: string): PluralWords {
  return { zero: other, one, two: other, few: other, many: other, other }
}

/** The wording for a number of things, with the number in the place of `{count}`. */
export function countOf(language: PageLanguage, words: PluralWords, count: number): string {
  const form = pluralRules[language].select(count)
  return words[form].replace('{count}', formatNumber(count, language))
}

/** A number as the language writes it: “1,234.5”. */
export function formatNumber(
  value: number,
  language: PageLanguage,
  options: Intl.NumberFormatOptions = {},
): string {
  return numberFormat(language, options).format(value)
}

/** Making a formatter takes longer than a page does: each kind is made once. */
export function numberFormat(
  language: PageLanguage,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const kind = JSON.stringify([language, options])
  const format = formats.get(kind) ?? new Intl.NumberFormat(locales[language], options)
  formats.set(kind, format)
  return format
}

/** For lists: in the order of the language's alphabet, in which Welsh has ch, dd, ff, ng, ll, ph, rh and th. */
export function inAlphabetOf(language: PageLanguage): (a: string, b: string) => number {
  return collators[language].compare
}
