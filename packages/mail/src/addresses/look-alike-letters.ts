import { domainToUnicode } from 'node:url'
import { foldForeign, foldLetters } from './fold-letters.ts'
import { isKnownDomain, mailProviders } from './known-domains.ts'
import { type Address, parseDomain } from './parse-address.ts'

/** What Welsh and English are written with, in the domain of an address. */
const plainDomain = /^[a-z0-9.\-àáâäèéêëìíîïòóôöùúûüẁẃŵẅỳýŷÿ]+$/

export interface LookAlike {
  /** The address that it looks like, when it looks like one. */
  readonly suggestion: string | null
}

/**
 * Whether the domain looks like another than it is: letters of another alphabet or unusual ones (UTS 39 §5), or figures
 * and letters that together look like a well-known provider (`gmai1.com`, `hotrnail.com`). Local parts have plain letters only.
 */
export function findLookAlike({ local, domain }: Address): LookAlike | null {
  const shown = domainToUnicode(domain)
  if (!plainDomain.test(shown)) {
    const plain = parseDomain(foldForeign(shown))
    const isPlain = plain !== null && /^[a-z0-9.-]+$/.test(plain) && !plain.includes('xn--')
    return { suggestion: isPlain ? `${local}@${plain}` : null }
  }
  if (isKnownDomain(domain)) return null
  const provider = mailProviders.find((each) => foldLetters(each) === foldLetters(shown))
  return provider ? { suggestion: `${local}@${provider}` } : null
}
