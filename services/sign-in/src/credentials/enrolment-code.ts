import { createHash, randomInt } from 'node:crypto'

/** Crockford's base32: no I, L, O or U, so that it can be read aloud and typed without doubt. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const groups = 5
const groupLength = 4

/** Makes a code of 100 random bits, in groups for people. */
export function makeEnrolmentCode(): string {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(32)]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** What is kept of a code, however it was typed: so many random bits need no slow hash (ASVS 5.0 6.5.2). */
export function digestEnrolmentCode(code: string): Buffer {
  const plain = code
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(plain).digest()
}
