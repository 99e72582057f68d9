import { parseDomain } from '../addresses/parse-address.ts'
import { isAligned } from './alignment.ts'
import type { MethodResult } from './authentication-results.ts'
import type { MailUnderTest } from './mail-under-test.ts'
import { readClaim } from './signature-claim.ts'
import { findUncovered } from './signatures.ts'

/** What another server, whom we believe, found for the domain in From. */
export interface RelayedResults {
  readonly dkimDomains: readonly string[]
  readonly spfDomains: readonly string[]
  readonly hasDmarc: boolean
}

export const nothingRelayed: RelayedResults = { dkimDomains: [], spfDomains: [], hasDmarc: false }

/** Takes from the results of another server what speaks for the domain in From (RFC 8601 §2.7). */
export function selectRelayed(
  results: readonly MethodResult[],
  mail: MailUnderTest,
): RelayedResults {
  const passed = (method: string) =>
    results.filter((found) => found.method === method && found.result === 'pass')
  const aligned = (domain: string | null) =>
    domain !== null && isAligned(mail.fromDomain, domain) ? [domain] : []
  return {
    dkimDomains: passed('dkim')
      .flatMap(({ properties }) => aligned(domainOf(properties, ['header.d', 'header.i'])))
      .filter((domain) => couldCount(domain, mail)),
    spfDomains: passed('spf').flatMap(({ properties }) =>
      aligned(domainOf(properties, ['smtp.mailfrom'])),
    ),
    hasDmarc: passed('dmarc').some(
      ({ properties }) => domainOf(properties, ['header.from']) === mail.fromDomain,
    ),
  }
}

function domainOf(
  properties: ReadonlyMap<string, string>,
  names: readonly string[],
): string | null {
  const value = names.map((name) => properties.get(name)).find((found) => found !== undefined)
  return value === undefined ? null : parseDomain(value.slice(value.lastIndexOf('@') + 1))
}

/**
 * Other servers pass signatures that we would refuse: with a limit of the body, without the subject. When
 * the signature is still there, it must be one that could count.
 */
function couldCount(domain: string, { raw, header, now }: MailUnderTest): boolean {
  const claims = header.fields
    .filter(({ name }) => name === 'dkim-signature')
    .map(({ value }) => readClaim(value, now))
    .filter((claim) => claim.domain === domain)
  const isGood = claims.map((claim) => claim.problem === null && !findUncovered(raw, header, claim))
  return isGood.length === 0 || isGood.includes(true)
}
