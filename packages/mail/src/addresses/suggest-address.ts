import distance from 'damerau-levenshtein'
import { parse } from 'tldts'
import { isKnownDomain, mailProviders } from './known-domains.ts'
import type { Address } from './parse-address.ts'

/** How domains of people and organisations in Wales end. */
const endings = ['com', 'co.uk', 'org.uk', 'gov.uk', 'ac.uk', 'uk', 'net', 'org', 'wales', 'cymru']
/** What is typed for `com` or `co.uk` and is the ending of another country. */
const mistakenEndings: ReadonlySet<string | null> = new Set([
  'co',
  'cm',
  'om',
  'uk',
  'co.uk',
  'net',
  'org',
])

/**
 * What was probably meant when an address looks like a typing error in its domain, or null. Nothing is ever changed by
 * it: a person asks the caller.
 */
export function suggestAddress({ typed, local, domain }: Address): string | null {
  const ended = mendEnding(domain)
  const meant = isKnownDomain(ended) ? ended : (findProvider(ended) ?? ended)
  if (meant !== domain) return `${local}@${meant}`
  return /^www\../i.test(local) ? typed.slice('www.'.length) : null
}

/** `.con` and `.co.ku` are nobody's: the nearest ending that is somebody's. */
function mendEnding(domain: string): string {
  if (isKnownEnding(domain)) return domain
  const labels = domain.split('.')
  for (const count of [2, 1]) {
    if (labels.length <= count) continue
    const given = labels.slice(-count).join('.')
    const ending = endings.find((each) => distance(given, each).steps === 1)
    if (ending) return `${labels.slice(0, -count).join('.')}.${ending}`
  }
  return domain
}

function isKnownEnding(domain: string): boolean {
  return parse(domain).isIcann === true
}

function findProvider(domain: string): string | undefined {
  const given = parse(domain)
  return mailProviders.find((provider) => {
    const name = parse(provider).domainWithoutSuffix ?? ''
    if (given.domainWithoutSuffix === name)
      return given.domain === domain && mistakenEndings.has(given.publicSuffix)
    return distance(domain, provider).steps <= allowedSteps(name)
  })
}

/** Of a name of few letters, another one is a slip away that may well be real. */
function allowedSteps(name: string): number {
  if (name.length < 5) return 0
  return name.length < 7 ? 1 : 2
}
