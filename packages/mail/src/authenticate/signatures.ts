import type { DKIMResult } from 'mailauth'
import { type Header, type HeaderField, valuesOf } from '../message/header-fields.ts'
import { isAligned } from './alignment.ts'
import { isFormCertain } from './body-form.ts'
import type { MailUnderTest } from './mail-under-test.ts'
import type { MailResolver } from './resolver.ts'
import { readClaim, type SignatureClaim } from './signature-claim.ts'
import type { SignatureProblem, SignatureSummary } from './verdict.ts'
import { askForKeysOf, verifyFields } from './verify-fields.ts'

/** A signature costs a public-key operation and a DNS question, and a message may bring any number. */
const maxSignatures = 8

export interface SignatureFindings {
  readonly summaries: readonly SignatureSummary[]
  readonly wereTooMany: boolean
  /** What mailauth read as From, to be compared with what was read here. */
  readonly headerFrom: readonly string[]
}

interface Signature {
  readonly field: HeaderField
  readonly claim: SignatureClaim
}

/** Judges the first signatures of a message. Only the keys of those that can count are asked for. */
export async function checkSignatures(
  mail: MailUnderTest,
  resolver: MailResolver,
): Promise<SignatureFindings> {
  const { raw, header } = mail
  const fields = header.fields.filter((field) => field.name === 'dkim-signature')
  const signatures = fields
    .slice(0, maxSignatures)
    .map((field) => ({ field, claim: readAligned(field, mail) }))
  const [simple, relaxed] = await Promise.all(
    [false, true].map((isRelaxed) => verifyForm(mail, { signatures, isRelaxed, resolver })),
  )
  const summaries = signatures.map(({ field, claim }) => {
    if (claim.problem !== null) return summarise(claim, claim.problem)
    const result = (claim.isBodyRelaxed ? relaxed : simple)?.results.get(field)
    return summarise(claim, findProblem(result, { raw, header, claim }), result)
  })
  const wereTooMany = fields.length > maxSignatures
  return { summaries, wereTooMany, headerFrom: simple?.headerFrom ?? [] }
}

/** Verifies those that can count of one form of the body: the relaxed one can be prepared, the other not. */
async function verifyForm(
  { raw, header, now }: MailUnderTest,
  given: { signatures: readonly Signature[]; isRelaxed: boolean; resolver: MailResolver },
) {
  const claims = given.signatures
    .map(({ claim }) => claim)
    .filter(({ problem, isBodyRelaxed }) => problem === null && isBodyRelaxed === given.isRelaxed)
  // One that does not count is shown only where another has signed it
  const isItselfSigned = claims.some(({ signedFields }) => signedFields.has('dkim-signature'))
  const fields = given.signatures
    .filter(
      ({ claim }) => claims.includes(claim) || (isItselfSigned && claim.problem !== 'malformed'),
    )
    .map(({ field }) => field)
  const resolver = askForKeysOf(claims, given.resolver)
  const { headerFrom, results } = await verifyFields(raw, header, { claims, fields, resolver, now })
  return { headerFrom, results: new Map(fields.map((field, at) => [field, results[at]])) }
}

function readAligned(field: HeaderField, { fromDomain, now }: MailUnderTest) {
  const claim = readClaim(field.value, now)
  const isForeign = !isAligned(fromDomain, claim.domain)
  return isForeign && claim.problem !== 'malformed'
    ? { ...claim, problem: 'not-aligned' as const }
    : claim
}

/** Why a signature does not count, once its key has spoken. Also judges the one of an ARC set. */
export function findProblem(
  result: DKIMResult | undefined,
  { raw, header, claim }: { raw: Uint8Array; header: Header; claim: SignatureClaim },
): SignatureProblem | null {
  if (result?.status.result === 'temperror') return 'dns-failure'
  if (result?.status.result !== 'pass') return 'not-passed'
  if (result.canonBodyLengthLimited !== false) return 'body-length-limit'
  // RFC 6376 §3.6.1: mail of a signer who is testing is to be treated as unsigned
  if (result.status.testing) return 'key-in-test-mode'
  return findUncovered(raw, header, claim)
}

/** What a signature leaves open that changes what the message says. */
export function findUncovered(
  raw: Uint8Array,
  header: Header,
  { signedFields }: SignatureClaim,
): SignatureProblem | null {
  const hasSubject = valuesOf(header, 'subject').length > 0
  if (hasSubject && !signedFields.has('subject')) return 'subject-not-signed'
  return isFormCertain(raw, header, signedFields) ? null : 'form-not-signed'
}

function summarise(
  claim: SignatureClaim,
  problem: SignatureProblem | null,
  result?: DKIMResult,
): SignatureSummary {
  return {
    domain: claim.domain,
    selector: claim.selector,
    algorithm: claim.algorithm,
    result: result?.status.result ?? (problem === 'malformed' ? 'neutral' : 'policy'),
    problem,
    keyRecord: result?.rr ?? null,
    keyBits: result?.modulusLength ?? null,
  }
}
