import type { PageLanguage } from '@gwirio/pages'
import { wordsIn } from '../../words/index.ts'
import { numberFormat } from '../../words/plural.ts'

interface Range {
  /** Minutes; null: no lower or upper end. */
  readonly from: number | null
  readonly to: number | null
}

/** A length of time between two ends: “5–10 mins”, “30 mins to 1 hr”, “Over 4 hrs”. */
export function describeRange({ from, to }: Range, language: PageLanguage): string {
  const { times } = wordsIn(language).figures
  if (to === null) return times.over.replace('{from}', describe(from ?? 0, language))
  if (from === null) return times.upTo.replace('{to}', describe(to, language))
  const [first, last] = [inUnit(from), inUnit(to)]
  if (first.unit === last.unit)
    return formatOf(first.unit, language).formatRange(first.value, last.value)
  return times.between
    .replace('{from}', describe(from, language))
    .replace('{to}', describe(to, language))
}

function describe(minutes: number, language: PageLanguage): string {
  const { value, unit } = inUnit(minutes)
  return formatOf(unit, language).format(value)
}

function inUnit(minutes: number) {
  const isHours = minutes >= 60 && minutes % 60 === 0
  return isHours
    ? ({ value: minutes / 60, unit: 'hour' } as const)
    : ({ value: minutes, unit: 'minute' } as const)
}

function formatOf(unit: 'hour' | 'minute', language: PageLanguage): Intl.NumberFormat {
  return numberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
}
