import { bothPlaceNames } from '../place-names.ts'
import { patternsOfAddress, patternsOfPostcode } from './address-patterns.ts'
import { patternsOfEmail, patternsOfPhone } from './contact-patterns.ts'
import { type Detail, type Pattern, patternsOfText } from './pattern.ts'
import { patternsOfSchool } from './school-patterns.ts'

/** All that gives a detail away. */
export function patternsOf({ kind, value }: Detail): Pattern[] {
  const bySymbols = new Map(
    readers[kind](value).map((pattern) => [`${pattern.isNumber}${pattern.symbols}`, pattern]),
  )
  return [...bySymbols.values()]
}

const readers: Readonly<Record<Detail['kind'], (value: string) => Pattern[]>> = {
  address: (value) => {
    const found = patternsOfAddress(value)
    return found.length > 0 ? found : patternsOfText(value)
  },
  postcode: patternsOfPostcode,
  phone: patternsOfPhone,
  'e-mail': patternsOfEmail,
  school: patternsOfSchool,
  'refuge-area': (value) => ways(value).flatMap(bothPlaceNames).flatMap(patternsOfText),
  workplace: (value) => [...ways(value), withoutForm(value)].flatMap(patternsOfText),
  other: (value) => [...patternsOfText(value), ...byShape(value)],
}

/** The whole, and what stands before the first comma. */
function ways(value: string): string[] {
  const first = value.split(/[,;/]/)[0]?.trim() ?? value
  return first === value ? [value] : [value, first]
}

/** A firm is called without what it is in law. */
function withoutForm(firm: string): string {
  return (firm.split(',')[0] ?? firm).replace(
    /[\s,]+(?:ltd|limited|plc|llp|cyf|cyfyngedig|inc)\.?$/i,
    '',
  )
}

function byShape(value: string): Pattern[] {
  if (/\S@\S/.test(value)) return patternsOfEmail(value.trim())
  const figures = value.replace(/\D/g, '').length
  const letters = value.match(/\p{L}/gu)?.length ?? 0
  return figures >= 9 && letters < figures ? patternsOfPhone(value) : patternsOfAddress(value)
}
