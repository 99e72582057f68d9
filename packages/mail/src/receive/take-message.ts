import { domainToASCII } from 'node:url'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { InFlight, Room } from './in-flight.ts'
import type { MailLog } from './mail-log.ts'
import { codeOf } from './mail-log.ts'
import { findMessageProblem, type MessageLimits } from './message-checks.ts'
import type { ReceivedMail } from './received-mail.ts'
import type { Refusal } from './refusals.ts'
import type { Sessions } from './sessions.ts'

export interface Taking {
  readonly wayIn: 'smtp' | 'lmtp'
  readonly sessions: Sessions
  readonly inFlight: InFlight
  readonly maxMessageBytes: number
  readonly maxMessageSeconds: number
  readonly limits: MessageLimits
  readonly accept: (mail: ReceivedMail) => Promise<void>
  readonly clock: { now(): Date }
  readonly log: MailLog
}

/** smtp-server hands over a piece for each segment and each doubled dot, and takes a turn for it. */
const maxPieces = 10_000

/** Reads the message to its end and keeps it; the result is why it was not kept, or null. */
export async function takeMessage(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: Taking,
): Promise<Refusal | null> {
  const { sessions, log } = options
  using room = options.inFlight.open(sessions.siteOf(session))
  const raw = await readMessage(stream, {
    maxBytes: options.maxMessageBytes,
    maxSeconds: options.maxMessageSeconds,
    room,
    end: (refusal) => sessions.end(session, refusal),
  })
  const problem = typeof raw === 'string' ? raw : findMessageProblem(raw, options.limits)
  if (typeof raw === 'string' || problem) {
    log.info({ problem }, 'a message was refused')
    return problem
  }
  try {
    await options.accept({
      raw,
      wayIn: options.wayIn,
      ...sessions.bringerOf(session),
      mailFrom: session.envelope.mailFrom ? asSent(session.envelope.mailFrom.address) : '',
      recipients: session.envelope.rcptTo.map((recipient) => recipient.address),
      tls: session.tlsOptions ? `${session.tlsOptions.version} ${session.tlsOptions.name}` : null,
      receivedAt: options.clock.now(),
    })
    sessions.renew(session)
    return null
  } catch (error) {
    log.error({ code: codeOf(error) }, 'a message could not be kept; its sender will try again')
    return 'our-error'
  }
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

  countPieces(stream, () => stop('too-many-pieces'))
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

function countPieces(stream: SMTPServerDataStream, onTooMany: () => void): void {
  const write = stream.write.bind(stream) as (...given: unknown[]) => boolean
  let pieces = 0
  stream.write = (...given: unknown[]) => {
    pieces += 1
    if (pieces === maxPieces) onTooMany()
    return write(...given)
  }
}

/** smtp-server shows a domain as people read it; what was sent is its A-label form. */
function asSent(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return /^\p{ASCII}*$/u.test(domain) ? address : address.slice(0, at) + domainToASCII(domain)
}
