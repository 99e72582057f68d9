import PostalMime, { type Email } from 'postal-mime'
import type { ReadProblem } from './reply.ts'

const maxBytes = 1_572_864
const maxHeaderBytes = 131_072
const maxNesting = 12
/** A line costs the parser more than its bytes, a line that may be a boundary far more. */
const maxLines = 20_000
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
  if (exceeds(raw, '\n', maxLines) || exceeds(raw, '\n--', maxBoundaryLines)) {
    return { email: emptyEmail, problem: 'too-complex' }
  }
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

/** Whether a message holds a sequence more than `most` times. */
function exceeds(raw: Uint8Array, sequence: string, most: number): boolean {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  let found = 0
  for (let at = bytes.indexOf(sequence); at >= 0; at = bytes.indexOf(sequence, at + 1)) {
    if (++found > most) return true
  }
  return false
}
