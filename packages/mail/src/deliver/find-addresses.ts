import ipaddr from 'ipaddr.js'
import { isAnswer, type MailResolver } from '../authenticate/resolver.ts'

/** Addresses of a host, or why there are none that may be used. */
export type FoundAddresses =
  | { readonly found: readonly string[] }
  | { readonly found: null; readonly code: 'dns' | 'no-address' | 'private-address' }

/**
 * Looks up a host name. Who runs a domain chooses what its names stand for: addresses inside our own network, or any
 * that is not of the public internet, are left out unless they are allowed.
 */
export async function findAddresses(
  hostName: string,
  { resolver, allowsPrivate }: { resolver: MailResolver; allowsPrivate: boolean },
): Promise<FoundAddresses> {
  const answers = await Promise.allSettled([resolver(hostName, 'A'), resolver(hostName, 'AAAA')])
  const known = answers.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  const addresses = known.filter((each) => typeof each === 'string' && ipaddr.isValid(each))
  const usable = (addresses as string[]).filter((each) => allowsPrivate || isPublic(each))
  if (usable.length > 0) return { found: usable }
  const failed = answers.some((each) => each.status === 'rejected' && !isAnswer(each.reason))
  if (failed) return { found: null, code: 'dns' }
  return { found: null, code: addresses.length > 0 ? 'private-address' : 'no-address' }
}

/** Whether anybody on the internet could be behind it (IANA special-purpose address registries). */
export function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === 'unicast'
}
