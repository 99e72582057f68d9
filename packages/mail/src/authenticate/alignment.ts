import { getDomain } from 'tldts'

const options = { allowPrivateDomains: true }

/**
 * Relaxed alignment (RFC 7489 §3.1): the domains share an organisational domain by the Public Suffix
 * List, private suffixes included, so that the customers of one host are strangers to one another.
 */
export function isAligned(fromDomain: string, otherDomain: string): boolean {
  const from = organisationalDomain(fromDomain)
  return from !== '' && from === organisationalDomain(otherDomain)
}

function organisationalDomain(domain: string): string {
  const name = domain.toLowerCase().replace(/\.$/, '')
  return getDomain(name, options) ?? name
}
