import { createHash, randomBytes } from 'node:crypto'
import type { FieldCipher } from '@gwirio/database'

const saltBytes = 32

interface Sealed {
  /** What the event keeps: base64url of SHA-256(salt ‖ value). It says nothing once the salt is gone. */
  commitment: string
  /** What erasure deletes: salt and value, sealed together. */
  box: Buffer
}

export function sealPersonal(options: {
  cipher: FieldCipher
  eventId: string
  field: string
  value: string
}): Sealed {
  const salt = randomBytes(saltBytes)
  const plain = `${salt.toString('base64')}:${options.value}`
  return {
    commitment: commitTo(salt, options.value),
    box: options.cipher.seal(plain, contextOf(options)),
  }
}

/**
 * Opens a box of `audit.personal`.
 *
 * @throws Error when it does not open, or holds another value than the event committed to
 */
export function openPersonal(options: {
  cipher: FieldCipher
  eventId: string
  field: string
  box: Buffer
  commitment: string
}): string {
  const plain = options.cipher.open(options.box, contextOf(options))
  const separator = plain.indexOf(':')
  const value = plain.slice(separator + 1)
  if (commitTo(Buffer.from(plain.slice(0, separator), 'base64'), value) !== options.commitment) {
    throw new Error(
      `The field ${options.field} of the audit event ${options.eventId} is not what was recorded`,
    )
  }
  return value
}

function commitTo(salt: Buffer, value: string) {
  return createHash('sha256').update(salt).update(value).digest('base64url')
}

function contextOf({ eventId, field }: { eventId: string; field: string }) {
  return `audit.personal.${field}:${eventId}`
}
