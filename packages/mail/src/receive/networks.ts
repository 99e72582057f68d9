import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** Addresses of machines, asked one by one. */
export interface Networks {
  includes(address: string): boolean
}

/** Reads addresses and networks (`192.0.2.1`, `2001:db8::/32`); null when one of them is neither. */
export function parseNetworks(words: readonly string[]): Networks | null {
  const list = new BlockList()
  for (const word of words) {
    const [address = '', bits, ...more] = word.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    const most = family === 'ipv4' ? 32 : 128
    const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (!isIP(address) || !isPrefix || more.length > 0) return null
    list.addSubnet(address, Number(bits ?? most), family)
  }
  return {
    includes: (address) =>
      isIP(address) !== 0 && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6'),
  }
}

/**
 * Who counts as one client: an IPv4 address, or the /64 network of an IPv6 address, in which one
 * machine has all addresses it wants (RFC 6177 §2).
 */
export function clientOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const known = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - known.length - tail.split(':').filter(Boolean).length
  const groups = [...known, ...Array<string>(missing).fill('0'), ...(tail?.split(':') ?? [])]
  return groups.slice(0, 4).join(':')
}
