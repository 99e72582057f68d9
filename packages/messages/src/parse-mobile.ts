import { type NumberType, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export type ParsedMobile =
  | { readonly ok: true; readonly e164: string }
  | { readonly ok: false; readonly reason: 'landline' | 'foreign' | 'not-a-number' }

/** Ofcom keeps 07700 900000 to 900999 for drama: they look like mobiles and can belong to nobody. */
const dramaNumber = /^\+447700900\d{3}$/

/** Types that are answered at a desk or a switchboard. */
const landlineTypes: ReadonlySet<NumberType> = new Set(['FIXED_LINE', 'VOIP', 'UAN'])

/**
 * Reads a UK mobile number as people write it.
 *
 * Refused: numbers of other countries, and of Jersey, Guernsey and the Isle of Man, which share +44 but not the
 * UK's networks (`foreign`); landlines (`landline`); what is no number, or one that takes no texts such as a pager
 * (076), a personal number (070), a freephone number or one with an extension (`not-a-number`).
 *
 * @returns the number in E.164 form, or the reason for which it cannot be texted
 */
export function parseMobile(text: string): ParsedMobile {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'GB', extract: false })
  if (!number || number.ext) return refused('not-a-number')
  if (dramaNumber.test(number.number)) return { ok: true, e164: number.number }
  if (!number.isValid()) {
    const isForeign = number.countryCallingCode !== '44' && number.isPossible()
    return refused(isForeign ? 'foreign' : 'not-a-number')
  }
  if (number.country !== 'GB') return refused('foreign')
  const type = number.getType()
  if (type === 'MOBILE') return { ok: true, e164: number.number }
  return refused(landlineTypes.has(type) ? 'landline' : 'not-a-number')
}

function refused(reason: 'landline' | 'foreign' | 'not-a-number'): ParsedMobile {
  return { ok: false, reason }
}
