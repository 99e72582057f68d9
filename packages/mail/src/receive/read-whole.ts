import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { Room } from './in-flight.ts'
import type { MailLog } from './mail-log.ts'
import { findMessageProblem, type MessageLimits } from './message-checks.ts'
import type { Refusal } from './refusals.ts'
import type { Sessions } from './sessions.ts'

interface Whole {
  readonly sessions: Sessions
  readonly room: Room
  readonly maxMessageBytes: number
  readonly maxMessageSeconds: number
  readonly limits: MessageLimits
  readonly log: MailLog
}

/** Reads a message to its end and looks at its form; the result is the message, or why it is not taken. */
export async function readWhole(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: Whole,
): Promise<Buffer | Refusal> {
  const { sessions, room, log } = options
  const raw = await readMessage(stream, {
    maxBytes: options.maxMessageBytes,
    maxSeconds: options.maxMessageSeconds,
    room,
    end: (refusal) => sessions.end(session, refusal),
  })
  const problem = typeof raw === 'string' ? raw : findMessageProblem(raw, options.limits)
  if (problem === null) return raw
  log.info({ problem }, 'a message was refused')
  return problem
}

interface Reading {
  readonly maxBytes: number
  readonly maxSeconds: number
  readonly room: Room
  /** Ends the connection: what still comes is not worth reading. */
  end(refusal: Refusal): void
}

/** What is beyond a limit is read and forgotten, up to a point: a client hears the refusal after its last byte. */
async function readMessage(
  stream: SMTPServerDataStream,
  { maxBytes, maxSeconds, room, end }: Reading,
): Promise<Buffer | Refusal> {
  const chunks: Buffer[] = []
  let size = 0
  let refusal: Refusal | null = null

  function forget(why: Refusal): void {
    refusal ??= why
    chunks.length = 0
    room.release()
  }
  function stop(why: Refusal): void {
    forget(why)
    end(why)
    stream.destroy()
  }

  countPieces(stream, { most: mostPieces(maxBytes), onTooMany: () => stop('too-many-pieces') })
  const timer = setTimeout(() => stop('too-slow'), maxSeconds * 1000)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > maxBytes * 4) stop('too-large')
      else if (size > maxBytes) forget('too-large')
      else if (refusal === null && !room.grow(chunk.length)) forget('too-busy')
      if (refusal === null) chunks.push(chunk)
    }
  } catch {
    return refusal ?? 'incomplete'
  } finally {
    clearTimeout(timer)
  }
  return refusal ?? Buffer.concat(chunks)
}

function countPieces(
  stream: SMTPServerDataStream,
  { most, onTooMany }: { most: number; onTooMany: () => void },
): void {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean
  let pieces = 0
  stream.write = (...given: unknown[]) => {
    pieces += 1
    if (pieces === most) onTooMany()
    return write(...given)
  }
}

/** smtp-server hands over a piece for each segment and each doubled dot, and takes a turn for it. */
function mostPieces(maxBytes: number): number {
  return Math.max(10_000, Math.ceil(maxBytes / 512))
}
