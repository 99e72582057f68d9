import { domainToASCII, domainToUnicode } from 'node:url'

export type AddressProblem =
  | 'empty'
  | 'control-characters'
  | 'syntax'
  | 'quoted-local-part'
  | 'non-ascii-local-part'
  | 'domain'
  | 'too-long'

export interface Address {
  /** As it was typed, without surrounding spaces: what people see and what is kept. */
  readonly typed: string
  readonly local: string
  /** A-label form, lower case. */
  readonly domain: string
  /** What is compared: A-label domain, case folded. */
  readonly normalised: string
}

export type AddressReading =
  | ({ readonly ok: true } & Address)
  | { readonly ok: false; readonly reason: AddressProblem }

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Reads one addr-spec (RFC 5321 §4.1.2 with a dot-atom local part): no display name, no list, no
 * quoted local part, no address literal. Lengths are those of RFC 5321 §4.5.3.1, in octets.
 */
export function parseAddress(text: string): AddressReading {
  if (text.length > 1000) return refuse('too-long')
  // Plain spaces alone: what else `trim` takes away is not there for another parser
  const given = text.replace(/^ +| +$/g, '')
  if (given === '') return refuse('empty')
  // Also the invisible ones: a mark that nobody sees must not tell two addresses apart
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(given)) return refuse('control-characters')
  if (given.length > 320) return refuse('too-long')

  const at = given.lastIndexOf('@')
  const local = given.slice(0, at)
  if (at < 1) return refuse('syntax')
  if (local.startsWith('"')) return refuse('quoted-local-part')
  // Before NFC, which turns a few other characters into ASCII
  if (/[^\p{ASCII}]/u.test(local)) return refuse('non-ascii-local-part')
  if (!localPart.test(local)) return refuse('syntax')

  const domain = parseDomain(given.slice(at + 1))
  if (!domain) return refuse('domain')
  if (local.length > 64 || local.length + 1 + domain.length > 254) return refuse('too-long')
  const typed = given.normalize('NFC')
  return { ok: true, typed, local, domain, normalised: `${local.toLowerCase()}@${domain}` }
}

/** The form in which addresses are compared, or null when the text is not one address. */
export function normaliseAddress(text: string): string | null {
  const address = parseAddress(text)
  return address.ok ? address.normalised : null
}

/** The A-label form (RFC 5890 §2.3.2.1) of a domain with at least two labels, or null. */
export function parseDomain(text: string): string | null {
  // The URL parser behind domainToASCII also reads escapes, literals and other full stops
  if (!/^[\p{L}\p{M}\p{Nd}.-]+$/u.test(text) || isRewritten(text)) return null
  const domain = domainToASCII(text).toLowerCase()
  const labels = domain.split('.')
  const isHostName = labels.length > 1 && labels.every((label) => domainLabel.test(label))
  const isNumeric = /^\d+$/.test(labels.at(-1) ?? '')
  return isHostName && !isNumeric && domain.length <= 253 ? domain : null
}

/**
 * Whether a domain is turned into another by the mapping of UTS 46: full-width and mathematical letters
 * become plain ones, marks that nobody sees go. Two parsers would read two domains.
 */
function isRewritten(text: string): boolean {
  if (/^\p{ASCII}*$/u.test(text)) return false
  const letters = text.match(/[^\p{ASCII}]/gu) ?? []
  if (letters.some((letter) => /^\p{ASCII}+$/u.test(letter.normalize('NFKC').toLowerCase())))
    return true
  return domainToUnicode(domainToASCII(text)) !== text.normalize('NFC').toLowerCase()
}

function refuse(reason: AddressProblem): AddressReading {
  return { ok: false, reason }
}
