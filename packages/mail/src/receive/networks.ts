import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Addresses of machines, asked one by one. */
export interface Networks {
  includes(address: string): boolean
}

/** A shorter prefix is a slip of the pen, or half of the internet: an IPv4 /8, what a provider has in IPv6. */
const shortestPrefix = { ipv4: 8, ipv6: 32 } as const
const addressBits = { ipv4: 32, ipv6: 128 } as const
/** `::ffff:` of an IPv4 address written as IPv6 (RFC 4291 §2.5.5.2); longer than any IPv4 address. */
const mappedIPv4 = '0'.repeat(80) + '1'.repeat(16)

type Family = keyof typeof addressBits

/**
 * Reads addresses and networks (`192.0.2.1`, `2001:db8::/32`). Null when one of them is neither, has a
 * prefix shorter than IPv4 /8 or IPv6 /32, bits set behind its prefix, or is an IPv4 address written as
 * IPv6, whose prefix would count from another place than it seems.
 */
export function parseNetworks(words: readonly string[]): Networks | null {
  // Apart, since an IPv6 network in one list with IPv4 can hold every IPv4 address
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const word of words) {
    const network = parseNetwork(word)
    if (!network) return null
    lists[network.family].addSubnet(network.address, network.prefix, network.family)
  }
  return {
    includes(address) {
      const family = familyOf(address)
      return family !== null && lists[family].check(address, family)
    },
  }
}

interface Network {
  readonly address: string
  readonly prefix: number
  readonly family: Family
}

function parseNetwork(word: string): Network | null {
  const [, address = '', digits] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(word) ?? []
  const family = familyOf(address)
  if (!family || /%|:.*\./.test(address)) return null
  const prefix = Number(digits ?? addressBits[family])
  if (prefix < shortestPrefix[family] || prefix > addressBits[family]) return null
  const bits = bitsOf(address, family)
  const isFirst = bits.endsWith('0'.repeat(addressBits[family] - prefix))
  return isFirst && !bits.startsWith(mappedIPv4) ? { address, prefix, family } : null
}

function familyOf(address: string): Family | null {
  if (isIPv4(address)) return 'ipv4'
  return isIPv6(address) ? 'ipv6' : null
}

/** The address as zeros and ones. */
function bitsOf(address: string, family: Family): string {
  const [parts, radix, width] =
    family === 'ipv4' ? [address.split('.'), 10, 8] : [groupsOf(address), 16, 16]
  return parts.map((part) => Number.parseInt(part, radix).toString(2).padStart(width, '0')).join('')
}

/**
 * Whose messages are counted together: an IPv4 address, or the /64 network of an IPv6 address, in which
 * one machine has all addresses it wants (RFC 6177 §2).
 */
export function clientOf(address: string): string {
  return isIPv6(address) ? groupsOf(address).slice(0, 4).join(':') : address
}

/**
 * Who shares what we have only so much of at once, connections and memory: an IPv4 address, or the /48
 * network of an IPv6 address, the most that one site is usually given (RFC 6177 §2).
 */
export function siteOf(address: string): string {
  return isIPv6(address) ? groupsOf(address).slice(0, 3).join(':') : address
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const known = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const missing = tail === undefined ? 0 : 8 - known.length - last.length
  return [...known, ...Array<string>(missing).fill('0'), ...last]
}
