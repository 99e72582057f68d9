import { parseDomain } from '../addresses/parse-address.ts'
import { valuesOf } from '../message/header-fields.ts'
import { isAligned } from './alignment.ts'
import type { MethodResult } from './authentication-results.ts'
import type { MailUnderTest } from './mail-under-test.ts'
import { readClaim } from './signature-claim.ts'
import { findUncovered } from './signatures.ts'
import { readTagList } from './tag-list.ts'

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
  const passed = (method: string, names: readonly string[]) =>
    listPassed(results, method, names).filter((domain) => isAligned(mail.fromDomain, domain))
  return {
    dkimDomains: passed('dkim', ['header.d', 'header.i']).filter((domain) =>
      couldCount(domain, mail),
    ),
    spfDomains: passed('spf', ['smtp.mailfrom']),
    hasDmarc: passed('dmarc', ['header.from']).includes(mail.fromDomain),
  }
}

/** The domains that passed and of which nothing else is said, nor of no domain at all. */
function listPassed(
  results: readonly MethodResult[],
  method: string,
  names: readonly string[],
): string[] {
  const said = results
    .filter((found) => found.method === method)
    .map(({ result, properties }) => ({ result, domain: domainOf(properties, names) }))
  const denied = new Set(said.filter(({ result }) => result !== 'pass').map(({ domain }) => domain))
  if (denied.has(null)) return []
  return said.flatMap(({ domain }) => (domain !== null && !denied.has(domain) ? [domain] : []))
}

function domainOf(
  properties: ReadonlyMap<string, string>,
  names: readonly string[],
): string | null {
  const value = names.map((name) => properties.get(name)).find((found) => found !== undefined)
  return value === undefined ? null : parseDomain(value.slice(value.lastIndexOf('@') + 1))
}

/**
 * Other servers pass signatures that we would refuse: with a limit of the body, without the subject. So
 * those of the domain must still be there and such that they could count; and no signature may hold
 * text that reads as another result when a server copies it.
 */
function couldCount(domain: string, { raw, header, now }: MailUnderTest): boolean {
  const signatures = valuesOf(header, 'dkim-signature')
  if (!signatures.every(isPlainSignature)) return false
  const claims = signatures
    .map((value) => readClaim(value, now))
    .filter((claim) => claim.domain === domain)
  const isGood = claims.map((claim) => claim.problem === null && !findUncovered(raw, header, claim))
  return isGood.length > 0 && !isGood.includes(false)
}

/** Whether a server can copy a text into its results as it stands. */
export function isPlain(text: string): boolean {
  return !/[\s();"\\\p{Cc}]/u.test(text)
}

function isPlainSignature(value: string): boolean {
  const tags = readTagList(value)
  return tags !== null && ['a', 'd', 'i', 's'].every((name) => isPlain(tags.get(name) ?? ''))
}
