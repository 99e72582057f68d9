import PostalMime, { type Email } from 'postal-mime'
import type { ReadProblem } from './reply.ts'

const maxBytes = 1_572_864
const maxHeaderBytes = 262_144
const maxNesting = 12
/** Lines that may be boundaries; each part costs the parser far more than its bytes. */
const maxBoundaryLines = 1_000

const emptyEmail: Email = { headers: [], headerLines: [], attachments: [] }

/**
 * Parses a message within bounds: hostile nesting and boundaries can hold the parser for seconds. Messages
 * inside the message stay closed, because what was forwarded was not written by the sender.
 */
export async function parseMessage(
  raw: Uint8Array,
): Promise<{ email: Email; problem: ReadProblem | null }> {
  if (raw.length > maxBytes) return { email: emptyEmail, problem: 'too-large' }
  if (countBoundaryLines(raw) > maxBoundaryLines)
    return { email: emptyEmail, problem: 'too-complex' }
  try {
    const email = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: maxNesting,
      maxHeadersSize: maxHeaderBytes,
    })
    return { email, problem: null }
  } catch {
    return { email: emptyEmail, problem: 'not-mime' }
  }
}

function countBoundaryLines(raw: Uint8Array): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let count = 0
  for (let at = bytes.indexOf('\n--'); at >= 0 && count <= maxBoundaryLines; count++) {
    at = bytes.indexOf('\n--', at + 3)
  }
  return count
}
