import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits in base64url; so long a secret needs no slow hash (ASVS 5.0 6.5.2). */
export const clientSecretLength = 43

/** Makes a secret for a client. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function digestSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Compares in constant time. */
export function isSecretOf(secretDigest: Buffer, secret: string): boolean {
  return timingSafeEqual(secretDigest, digestSecret(secret))
}
