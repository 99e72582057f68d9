import { createHash, timingSafeEqual } from 'node:crypto'
import {
  type GateQuestion,
  normaliseAddress,
  type ReceiptClaims,
  receiptClaims,
  receiptType,
} from '@gwirio/contracts'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { GwirioError } from './error.ts'

/** How far our clock may be behind that of Gwirio. */
const clockToleranceSeconds = 60
const lifetimeSeconds = 300

/** Public keys of receipts: the document of /.well-known/jwks.json, or what fetches and keeps it. */
export type ReceiptKeys = JSONWebKeySet | JWTVerifyGetKey

/** Keys from there, fetched when first needed, kept for five minutes, and fetched again for a key not seen before. */
export function receiptKeysAt(url: string | URL): ReceiptKeys {
  return createRemoteJWKSet(new URL(url), { cacheMaxAge: 300_000, timeoutDuration: 10_000 })
}

export interface CheckReceiptOptions {
  readonly jwks: ReceiptKeys
  /** Your client id: a receipt for another client is none for you. */
  readonly audience: string
  /** The moment to judge by: now before you send; the time of then for a receipt kept as proof. */
  readonly now: Date
  /** What you asked: a receipt for another case, party or address is none for this one. */
  readonly asked: GateQuestion
}

/** `claims` wherever the signature is good, so also for a no and for one that is too old. */
export type ReceiptCheck =
  | { readonly mayBeSent: true; readonly claims: ReceiptClaims }
  | {
      readonly mayBeSent: false
      readonly reason: 'signature' | 'not-a-receipt' | 'other-client'
      readonly claims: null
    }
  | {
      readonly mayBeSent: false
      readonly reason: 'answer-is-no' | 'too-old' | 'from-the-future' | 'other-question'
      readonly claims: ReceiptClaims
    }

/**
 * Checks a receipt by itself, offline where the keys are given: signature (EdDSA), type, audience, time, and that it answers
 * exactly this question with yes.
 *
 * @throws {GwirioError} `unreachable` when keys had to be fetched and could not be
 */
export async function checkReceipt(
  receipt: string,
  { jwks, audience, now, asked }: CheckReceiptOptions,
): Promise<ReceiptCheck> {
  const read = await readClaims(receipt, { jwks, audience })
  if (!('claims' in read)) return { mayBeSent: false, reason: read.reason, claims: null }
  const { claims } = read
  const seconds = now.getTime() / 1000
  const no = (reason: 'answer-is-no' | 'too-old' | 'from-the-future' | 'other-question') =>
    ({ mayBeSent: false, reason, claims }) as const
  if (!answers(claims, asked)) return no('other-question')
  if (claims.answer !== 'yes' || claims.reason !== 'verified') return no('answer-is-no')
  if (claims.iat > seconds + clockToleranceSeconds) return no('from-the-future')
  if (seconds >= Math.min(claims.exp, claims.iat + lifetimeSeconds)) return no('too-old')
  return { mayBeSent: true, claims }
}

async function readClaims(
  receipt: string,
  { jwks, audience }: Pick<CheckReceiptOptions, 'jwks' | 'audience'>,
): Promise<{ claims: ReceiptClaims } | { reason: 'signature' | 'not-a-receipt' | 'other-client' }> {
  const keys = typeof jwks === 'function' ? jwks : createLocalJWKSet(jwks)
  try {
    const { payload } = await jwtVerify(receipt, keys, {
      algorithms: ['EdDSA', 'Ed25519'],
      typ: receiptType,
      // Its time is judged afterwards, so that an old one can still be read
      currentDate: new Date(0),
    })
    const parsed = receiptClaims.safeParse(payload)
    if (!parsed.success) return { reason: 'not-a-receipt' }
    return parsed.data.aud === audience ? { claims: parsed.data } : { reason: 'other-client' }
  } catch (error) {
    return { reason: judge(error) }
  }
}

function judge(error: unknown): 'signature' | 'not-a-receipt' {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JWKSNoMatchingKey) return 'signature'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid)
    return 'not-a-receipt'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'not-a-receipt'
  if (error instanceof errors.JWTClaimValidationFailed) return 'not-a-receipt'
  throw new GwirioError({ operation: 'checkReceipt', code: 'unreachable' })
}

/** The digest is that of the contract: SHA-256 over `jti`, a line feed and the address as it is compared. */
function answers(claims: ReceiptClaims, asked: GateQuestion): boolean {
  const address = normaliseAddress(asked.address) ?? asked.address
  const digest = createHash('sha256').update(`${claims.jti}\n${address}`).digest()
  const said = Buffer.from(claims.address_digest, 'base64url')
  const isSame = said.length === digest.length && timingSafeEqual(said, digest)
  return isSame && claims.case === asked.case && claims.party === asked.party
}
