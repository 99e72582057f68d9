import { addressParser, decodeWords } from 'postal-mime'
import { type Address, normaliseAddress, parseAddress } from '../addresses/parse-address.ts'
import { type Header, valuesOf } from './header-fields.ts'

export type FromProblem =
  | 'from-missing'
  | 'from-repeated'
  | 'from-header-malformed'
  | 'from-control-characters'
  | 'from-comment'
  | 'from-group'
  | 'from-many'
  | 'from-encoded'
  | 'from-syntax'
  | 'from-name-holds-address'
  | 'from-parsers-differ'

export type FromReading =
  | { readonly address: Address; readonly problem: null }
  | { readonly address: null; readonly problem: FromProblem }

/**
 * Reads the one mailbox of the one From field (RFC 5322 §3.6.2), or says why there is none. Refuses
 * whatever two parsers might read differently: comments, groups, encoded words around an address,
 * another address in the display name.
 */
export function readFrom(header: Header): FromReading {
  const [value, ...others] = valuesOf(header, 'from')
  if (header.isMalformed) return refuse('from-header-malformed')
  if (value === undefined) return refuse('from-missing')
  if (others.length > 0) return refuse('from-repeated')
  // Longer than any mailbox (RFC 5321 §4.5.3.1) with its name; also keeps what follows quick
  if (value.length > 1000) return refuse('from-syntax')
  if (/[^\P{Cc}\t]/u.test(value)) return refuse('from-control-characters')

  const mailbox = splitMailbox(value)
  if (typeof mailbox === 'string') return refuse(mailbox)
  if (mailbox.address.includes('=?')) return refuse('from-encoded')
  const address = parseAddress(mailbox.address)
  if (!address.ok || mailbox.address !== mailbox.address.trim()) return refuse('from-syntax')
  if (holdsOtherAddress(mailbox.name, address.normalised)) return refuse('from-name-holds-address')

  const [second, ...more] = addressParser(value, { flatten: true })
  const isSame = second?.address !== undefined && more.length === 0
  if (!isSame || normaliseAddress(second.address) !== address.normalised) {
    return refuse('from-parsers-differ')
  }
  return { address, problem: null }
}

/** Splits `name <address>` or `address`; quoted strings are opaque. */
function splitMailbox(value: string): { name: string; address: string } | FromProblem {
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '_'.repeat(quoted.length))
  if (unquoted.includes('"')) return 'from-syntax'
  if (/[()]/.test(unquoted)) return 'from-comment'
  if (/[:;]/.test(unquoted)) return 'from-group'
  if (unquoted.includes(',')) return 'from-many'
  const open = unquoted.indexOf('<')
  if (open < 0) return { name: '', address: value }
  const close = unquoted.indexOf('>')
  const isOnePair = unquoted.lastIndexOf('<') === open && close === unquoted.length - 1
  if (!isOnePair) return 'from-syntax'
  return { name: value.slice(0, open), address: value.slice(open + 1, close) }
}

function holdsOtherAddress(name: string, normalised: string): boolean {
  const shown = decodeWords(name).normalize('NFKC')
  const addresses = shown.match(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g) ?? []
  return addresses.some((address) => normaliseAddress(address) !== normalised)
}

function refuse(problem: FromProblem): FromReading {
  return { address: null, problem }
}
