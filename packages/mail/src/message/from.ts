import { addressParser, decodeWords } from 'postal-mime'
import { type Address, normaliseAddress, parseAddress } from '../addresses/parse-address.ts'
import { type Header, valuesOf } from './header-fields.ts'

type MailboxProblem =
  | 'missing'
  | 'repeated'
  | 'header-malformed'
  | 'control-characters'
  | 'comment'
  | 'group'
  | 'many'
  | 'encoded'
  | 'syntax'
  | 'name-holds-address'
  | 'parsers-differ'
export type FromProblem = `from-${MailboxProblem}`

export type MailboxReading<Problem extends string = MailboxProblem> =
  | { readonly address: Address; readonly problem: null }
  | { readonly address: null; readonly problem: Problem }

/** Reads the one mailbox of the one From field (RFC 5322 §3.6.2), or says why there is none. */
export function readFrom(header: Header): MailboxReading<FromProblem> {
  const { address, problem } = readMailbox(header, 'from')
  return problem === null ? { address, problem } : { address: null, problem: `from-${problem}` }
}

/**
 * Reads the one mailbox of the one field of this name (in lower case), or says why there is none. Refuses
 * whatever two parsers might read differently: comments, groups, encoded words around an address,
 * another address in the display name.
 */
export function readMailbox(header: Header, name: string): MailboxReading {
  const [value, ...others] = valuesOf(header, name)
  if (header.isMalformed) return refuse('header-malformed')
  if (value === undefined) return refuse('missing')
  if (others.length > 0) return refuse('repeated')
  // Longer than any mailbox (RFC 5321 §4.5.3.1) with its name; also keeps what follows quick
  if (value.length > 1000) return refuse('syntax')
  if (/[^\P{Cc}\t]/u.test(value)) return refuse('control-characters')

  const mailbox = splitMailbox(value)
  if (typeof mailbox === 'string') return refuse(mailbox)
  if (mailbox.address.includes('=?')) return refuse('encoded')
  const address = parseAddress(mailbox.address)
  if (!address.ok || mailbox.address !== mailbox.address.trim()) return refuse('syntax')
  if (holdsOtherAddress(mailbox.name, address.normalised)) return refuse('name-holds-address')

  const [second, ...more] = addressParser(value, { flatten: true })
  const isSame = second?.address !== undefined && more.length === 0
  if (!isSame || normaliseAddress(second.address) !== address.normalised) {
    return refuse('parsers-differ')
  }
  return { address, problem: null }
}

/** Splits `name <address>` or `address`; quoted strings are opaque. */
function splitMailbox(value: string): { name: string; address: string } | MailboxProblem {
  const unquoted = value.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => '_'.repeat(quoted.length))
  if (unquoted.includes('"')) return 'syntax'
  if (/[()]/.test(unquoted)) return 'comment'
  if (/[:;]/.test(unquoted)) return 'group'
  if (unquoted.includes(',')) return 'many'
  const open = unquoted.indexOf('<')
  if (open < 0) return { name: '', address: value }
  const close = unquoted.indexOf('>')
  const isOnePair = unquoted.lastIndexOf('<') === open && close === unquoted.length - 1
  if (!isOnePair) return 'syntax'
  return { name: value.slice(0, open), address: value.slice(open + 1, close) }
}

function holdsOtherAddress(name: string, normalised: string): boolean {
  const shown = decodeWords(name).normalize('NFKC')
  const addresses = shown.match(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g) ?? []
  return addresses.some((address) => normaliseAddress(address) !== normalised)
}

function refuse(problem: MailboxProblem): MailboxReading {
  return { address: null, problem }
}
