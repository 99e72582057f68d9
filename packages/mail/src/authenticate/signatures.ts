import { type DKIMResult, dkimVerify } from 'mailauth'
import { type Header, valuesOf, withoutFields } from '../message/header-fields.ts'
import { isAligned } from './alignment.ts'
import type { MailResolver } from './resolver.ts'
import type { SignatureProblem, SignatureSummary } from './verdict.ts'

/** A signature costs a public-key operation and a DNS question, and a message may bring any number. */
const maxSignatures = 8
const clockToleranceSeconds = 3600

export interface SignatureFindings {
  readonly summaries: readonly SignatureSummary[]
  readonly wereTooMany: boolean
  /** What mailauth read as From, to be compared with what was read here. */
  readonly headerFrom: readonly string[]
}

/** Verifies the first signatures of a message (RFC 6376, strictly, and RFC 8301) and judges each. */
export async function checkSignatures(
  raw: Uint8Array,
  header: Header,
  options: { fromDomain: string; resolver: MailResolver; now: Date },
): Promise<SignatureFindings> {
  const fields = header.fields.filter((field) => field.name === 'dkim-signature')
  const looked = withoutFields(raw, fields.slice(maxSignatures))
  const { headerFrom, results } = await dkimVerify(Buffer.from(looked), {
    resolver: options.resolver as (name: string, type: string) => Promise<string[][]>,
    curTime: options.now,
    minBitLength: 1024,
    strict: true,
  })
  const hasSubject = valuesOf(header, 'subject').length > 0
  return {
    summaries: results
      .filter((result) => result.signingDomain !== undefined)
      .map((result) => summarise(result, findProblem(result, { ...options, hasSubject }))),
    wereTooMany: fields.length > maxSignatures,
    headerFrom,
  }
}

function findProblem(
  result: DKIMResult,
  options: { fromDomain: string; now: Date; hasSubject: boolean },
): SignatureProblem | null {
  if (!isAligned(options.fromDomain, result.signingDomain ?? '')) return 'not-aligned'
  if (result.status.result === 'temperror') return 'dns-failure'
  if (result.status.result !== 'pass') return 'not-passed'
  // RFC 6376 §8.2: what stands behind the limit was written by anybody
  if (result.canonBodyLengthLimited !== false) return 'body-length-limit'
  if (options.hasSubject && !isSigned(result, 'subject')) return 'subject-not-signed'
  const signedAt = result.signTime ? Date.parse(result.signTime) : Number.NaN
  if (signedAt > options.now.getTime() + clockToleranceSeconds * 1000) return 'signed-in-the-future'
  // RFC 6376 §3.6.1: mail of a signer who is testing is to be treated as unsigned
  if (result.status.testing) return 'key-in-test-mode'
  return null
}

function isSigned(result: DKIMResult, name: string): boolean {
  const names = result.signingHeaders?.keys.toLowerCase().split(/\s*:\s*/) ?? []
  return names.includes(name)
}

function summarise(result: DKIMResult, problem: SignatureProblem | null): SignatureSummary {
  return {
    domain: result.signingDomain ?? '',
    selector: result.selector ?? '',
    algorithm: result.algo ?? '',
    result: result.status.result,
    problem,
    keyRecord: result.rr ?? null,
    keyBits: result.modulusLength ?? null,
  }
}
