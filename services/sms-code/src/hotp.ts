import { timingSafeEqual } from 'node:crypto'
import type { FieldCipher } from '@gwirio/database'
import { generateSync } from 'otplib'
import type { VerificationKey } from './store/tables.ts'

/** Makes and compares codes; what it keeps is sealed for one verification. */
export interface Hotp {
  sealNewSecret(key: VerificationKey): Buffer
  /** The code itself: to be texted, never kept. */
  makeCode(secret: SealedSecret, codeNumber: number): string
  includesCode(candidates: readonly string[], secret: SealedSecret, codeNumber: number): boolean
}

interface SealedSecret extends VerificationKey {
  readonly secret: Buffer
}

/** RFC 4226 §4 R6: 160 bits are recommended. */
const secretBytes = 20

/**
 * Codes of 6 digits by HOTP (RFC 4226) on a secret of their own for each verification; the number of the code is the
 * counter. One code in a million equals another of the same verification: then the older one is accepted too, because
 * it is the newer one.
 */
export function createHotp(options: {
  cipher: FieldCipher
  randomBytes: (size: number) => Buffer
}): Hotp {
  const open = (sealed: SealedSecret) =>
    Buffer.from(options.cipher.open(sealed.secret, contextOf(sealed)), 'base64')
  return {
    sealNewSecret: (key) =>
      options.cipher.seal(options.randomBytes(secretBytes).toString('base64'), contextOf(key)),
    makeCode: (sealed, codeNumber) => hotp(open(sealed), codeNumber),
    includesCode(candidates, sealed, codeNumber) {
      const code = Buffer.from(hotp(open(sealed), codeNumber))
      const matches = candidates.map((candidate) => equals(Buffer.from(candidate), code))
      return matches.includes(true)
    },
  }
}

/** RFC 4226 §5.3 with 6 digits, leading zeros kept. */
export function hotp(secret: Uint8Array, counter: number): string {
  return generateSync({ strategy: 'hotp', secret, counter, digits: 6 })
}

function equals(candidate: Buffer, code: Buffer): boolean {
  return candidate.length === code.length && timingSafeEqual(candidate, code)
}

function contextOf({ caseId, verificationId }: VerificationKey): string {
  return `sms_code.code_secret.secret:${caseId}:${verificationId}`
}
