import { parseDomain } from '../addresses/parse-address.ts'
import { readFieldNames, readTagList } from './tag-list.ts'
import type { SignatureProblem } from './verdict.ts'

/** What a signature says of itself, before any key was asked for. */
export interface SignatureClaim {
  /** A-label form where it is a domain. */
  readonly domain: string
  readonly selector: string
  readonly algorithm: string
  readonly isBodyRelaxed: boolean
  /** Lower case; a name that stands here and not in the message says that there was none. */
  readonly signedFields: ReadonlySet<string>
  /** Why it cannot count whatever its key is; null when the key decides. */
  readonly problem: SignatureProblem | null
}

const clockToleranceSeconds = 3600
/** A name costs a search of the whole header. */
const maxFieldNames = 200
/** RFC 8301 §3.1, RFC 8463 §3 */
const algorithms = new Set(['rsa-sha256', 'ed25519-sha256'])
const canonicalisation = /^(?:simple|relaxed)(?:\/(?:simple|relaxed))?$/i
const requiredTags = ['a', 'b', 'bh', 'd', 'h', 's']

/**
 * Reads a DKIM-Signature or ARC-Message-Signature field (RFC 6376 §3.5). Whoever's key it takes has a say
 * in how long a mail waits, so that what cannot count is found here.
 */
export function readClaim(value: string, now: Date): SignatureClaim {
  const tags = readTagList(value)
  const read = (name: string) => tags?.get(name) ?? ''
  const names = tags ? readFieldNames(tags) : []
  const claim = {
    domain: parseDomain(read('d')) ?? read('d'),
    selector: read('s'),
    algorithm: read('a').toLowerCase(),
    isBodyRelaxed: /\/relaxed$/i.test(read('c')),
    signedFields: new Set(names),
  }
  const say = (problem: SignatureProblem | null) => ({ ...claim, problem })
  const isWhole =
    tags !== null &&
    requiredTags.every((name) => tags.has(name)) &&
    canonicalisation.test(tags.get('c') ?? 'simple')
  if (!isWhole || names.length > maxFieldNames) return say('malformed')
  if (!algorithms.has(claim.algorithm)) return say('weak-algorithm')
  if (!claim.signedFields.has('from')) return say('from-not-signed')
  // RFC 6376 §8.2: what stands behind the limit was written by anybody
  if (tags.has('l')) return say('body-length-limit')
  return say(findTimeProblem(read('t'), read('x'), now))
}

function findTimeProblem(signed: string, expires: string, now: Date): SignatureProblem | null {
  const seconds = now.getTime() / 1000
  if (expires !== '' && !(Number(expires) >= seconds)) return 'expired'
  if (signed !== '' && !(Number(signed) <= seconds + clockToleranceSeconds)) {
    return 'signed-in-the-future'
  }
  return null
}
