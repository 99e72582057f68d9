import { type ARCData, arc } from 'mailauth'
import type { Header, HeaderField } from '../message/header-fields.ts'
import { type MethodResult, readAuthenticationResults } from './authentication-results.ts'
import type { MailUnderTest } from './mail-under-test.ts'
import { forMailauth, type MailResolver, watchFailures } from './resolver.ts'
import { readClaim, type SignatureClaim } from './signature-claim.ts'
import { findProblem } from './signatures.ts'
import { readTagList } from './tag-list.ts'
import { askForKeysOf, verifyFields } from './verify-fields.ts'

export interface ArcFindings {
  readonly results: readonly MethodResult[]
  /** DNS failed, so that a later look may find more. */
  readonly isUnknown: boolean
}

/** Each set costs a public-key operation and a DNS question. */
const maxSets = 8
const maxDkimSignatures = 8
const nothing: ArcFindings = { results: [], isUnknown: false }

/**
 * What the forwarders whom we believe say they found (RFC 8617): the results of the oldest set in the
 * unbroken run of theirs that ends the chain. A set below that run was written by anybody; that a later
 * seal is over it proves only that it came so. Asks DNS nothing when the last seal is not one of theirs.
 */
export async function readArcResults(
  mail: MailUnderTest,
  options: { forwarders: readonly string[]; resolver: MailResolver },
): Promise<ArcFindings> {
  const sets = readSets(mail.header)
  const believed = new Set(options.forwarders.map((domain) => domain.toLowerCase()))
  const isBelieved = ({ seal }: ArcSet) => believed.has(seal.domain)
  const first = sets.slice(sets.findLastIndex((set) => !isBelieved(set)) + 1)[0]
  const last = sets.at(-1)
  if (!first || !last) return nothing
  const claim = readClaim(last.messageSignature.value, mail.now)
  if (claim.problem !== null || claim.domain !== last.seal.domain) return nothing
  const said = readAuthenticationResults(first.said)
  if (!said) return nothing

  const watched = watchFailures(options.resolver)
  const resolver = askForKeysOf([claim, ...sets.map(({ seal }) => seal)], watched.resolver)
  const isValid = await isChainValid(mail, claim, resolver)
  return isValid
    ? { results: said.results, isUnknown: false }
    : { results: [], isUnknown: watched.hasFailed() }
}

interface ArcSet {
  readonly seal: { readonly domain: string; readonly selector: string }
  readonly messageSignature: HeaderField
  /** Value of the ARC-Authentication-Results, without the number of the set. */
  readonly said: string
}

/** The sets of a chain from the first to the last; none when one is missing, doubled or malformed. */
function readSets(header: Header): ArcSet[] {
  const fields = header.fields.filter((field) => field.name.startsWith('arc-'))
  if (fields.length === 0 || fields.length > maxSets * 3) return []
  const sets = Array.from({ length: fields.length / 3 }, (_, at) => readSet(fields, at + 1))
  return sets.every((set) => set !== null) ? sets : []
}

function readSet(fields: readonly HeaderField[], instance: number): ArcSet | null {
  const ofSet = fields.filter((field) => instanceOf(field) === instance)
  const only = (name: string) => {
    const [field, ...others] = ofSet.filter((found) => found.name === name)
    return others.length > 0 ? undefined : field
  }
  const tags = readTagList(only('arc-seal')?.value ?? '')
  const messageSignature = only('arc-message-signature')
  const results = only('arc-authentication-results')
  if (!tags || !messageSignature || !results) return null
  const seal = { domain: (tags.get('d') ?? '').toLowerCase(), selector: tags.get('s') ?? '' }
  return { seal, messageSignature, said: results.value.replace(instancePattern, '') }
}

const instancePattern = /^[ \t]*i[ \t]*=[ \t]*(\d{1,2})[ \t]*;/

function instanceOf({ name, value }: HeaderField): number {
  if (name === 'arc-authentication-results') return Number(instancePattern.exec(value)?.[1])
  return Number(readTagList(value)?.get('i') ?? Number.NaN)
}

/** Whether every seal is good, and the last signature covers the message as one of DKIM would have to. */
async function isChainValid(
  { raw, header, now }: MailUnderTest,
  claim: SignatureClaim,
  resolver: MailResolver,
): Promise<boolean> {
  const isSigned = claim.signedFields.has('dkim-signature')
  const dkim = header.fields.filter(
    ({ name, value }) => isSigned && name === 'dkim-signature' && readTagList(value) !== null,
  )
  const sets = header.fields.filter(({ name }) => name.startsWith('arc-'))
  const fields = [...sets, ...dkim.slice(0, maxDkimSignatures)]
  const verified = await verifyFields(raw, header, { claims: [claim], fields, resolver, now })
  const { chain, error } = verified.arc ?? {}
  if (!chain || error) return false
  const data = verified.arc as ARCData
  const { status, signature } = await arc(data, {
    resolver: forMailauth(resolver),
    minBitLength: 1024,
    strict: true,
  })
  if (status.result !== 'pass' || !signature) return false
  return findProblem(signature, { raw, header, claim }) === null
}
