import { readFile, stat } from 'node:fs/promises'
import { readDelivery } from './mailbox/delivered-mail.ts'
import {
  defaultMaxMessageBytes,
  findMessageProblem,
  type MessageProblem,
  messageLimits,
} from './message-checks.ts'
import type { ReceivedMail } from './received-mail.ts'

export type MailFileProblem = MessageProblem | 'too-large' | 'empty' | 'no-file'

/**
 * Reads a message that was saved as a file (`.eml`). Programs save with the line ends of their system: a file with
 * line feeds alone is brought to CRLF as a whole, as it was signed; one with both is refused. Nobody
 * answers for what stands on top of a file, and it counts as received now.
 *
 * @throws when the file is there and cannot be read
 */
export async function readMailFile(
  path: string,
  options: { clock: { now(): Date }; maxMessageBytes?: number },
): Promise<ReceivedMail | { readonly refused: MailFileProblem }> {
  const { clock, maxMessageBytes = defaultMaxMessageBytes } = options
  const found = await stat(path)
  if (!found.isFile()) return { refused: 'no-file' }
  if (found.size > maxMessageBytes) return { refused: 'too-large' }
  const raw = withLineEnds(await readFile(path))
  if (raw.length === 0) return { refused: 'empty' }
  if (raw.length > maxMessageBytes) return { refused: 'too-large' }
  const problem = findMessageProblem(raw, messageLimits)
  if (problem) return { refused: problem }
  return {
    raw,
    wayIn: 'file',
    viaEdge: false,
    remoteAddress: null,
    helo: null,
    ...readDelivery(raw),
    tls: null,
    receivedAt: clock.now(),
  }
}

function withLineEnds(bytes: Buffer): Buffer {
  if (bytes.includes('\r')) return bytes
  return Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
}
