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
  const claims = signatures.map(({ claim }) => claim).filter(({ problem }) => problem === null)
  const shown = signatures.filter(({ claim }) => isShown(claim, claims))
  const { headerFrom, results } = await verifyFields(raw, header, {
    claims,
    fields: shown.map(({ field }) => field),
    resolver: askForKeysOf(claims, resolver),
    now: mail.now,
  })
  const judge = ({ claim }: Signature, result: DKIMResult | undefined): SignatureSummary => {
    const problem = claim.problem ?? findProblem(result, { raw, header, claim })
    return summarise(claim, problem, claim.problem === null ? result : undefined)
  }
  return {
    summaries: signatures.map((signature) => judge(signature, results[shown.indexOf(signature)])),
    wereTooMany: fields.length > maxSignatures,
    headerFrom,
  }
}

function readAligned(field: HeaderField, { fromDomain, now }: MailUnderTest) {
  const claim = readClaim(field.value, now)
  const isForeign = !isAligned(fromDomain, claim.domain)
  return isForeign && claim.problem !== 'malformed'
    ? { ...claim, problem: 'not-aligned' as const }
    : claim
}

/** One that cannot count is shown only where another has signed it. */
function isShown(claim: SignatureClaim, claims: readonly SignatureClaim[]): boolean {
  if (claim.problem === null) return true
  const isItselfSigned = claims.some(({ signedFields }) => signedFields.has('dkim-signature'))
  return isItselfSigned && claim.problem !== 'malformed'
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
  result: DKIMResult | undefined,
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
