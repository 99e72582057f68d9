import { isOddBase64 } from './decode-part.ts'
import { readParts } from './parts.ts'

/** What stands for something that is elsewhere, or comes later (RFC 2046 §5.2.2, §5.2.3). */
const elsewhere = /^message\/(?:partial|external-body)$/

/**
 * Whether every program takes a message apart in the same way, so that what was looked at is what its reader sees. In
 * time linear in its length.
 */
export function isReadOneWay(raw: Uint8Array): boolean {
  const { parts, problem } = readParts(Buffer.from(raw).toString('latin1'))
  return (
    problem === null &&
    parts.every(
      ({ type, encoding, body }) =>
        !elsewhere.test(type) && !(encoding === 'base64' && isOddBase64(body)),
    )
  )
}
