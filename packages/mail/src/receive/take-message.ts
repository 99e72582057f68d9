import { domainToASCII } from 'node:url'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { InFlight } from './in-flight.ts'
import type { MailLog } from './mail-log.ts'
import { codeOf } from './mail-log.ts'
import type { MessageLimits } from './message-checks.ts'
import { readWhole } from './read-whole.ts'
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
  /** @returns why it was not kept, or null */
  readonly accept: (mail: ReceivedMail) => Promise<Refusal | null>
  readonly clock: { now(): Date }
  readonly log: MailLog
}

/** Reads the message to its end and keeps it; the result is why it was not kept, or null. */
export async function takeMessage(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: Taking,
): Promise<Refusal | null> {
  const { sessions, log } = options
  using room = options.inFlight.open(sessions.siteOf(session))
  const raw = await readWhole(stream, session, { ...options, room })
  if (typeof raw === 'string') return raw
  try {
    const problem = await options.accept({
      raw,
      wayIn: options.wayIn,
      ...sessions.bringerOf(session),
      mailFrom: session.envelope.mailFrom ? asSent(session.envelope.mailFrom.address) : '',
      recipients: session.envelope.rcptTo.map((recipient) => recipient.address),
      tls: session.tlsOptions ? `${session.tlsOptions.version} ${session.tlsOptions.name}` : null,
      receivedAt: options.clock.now(),
    })
    if (problem) log.info({ problem }, 'a message was refused')
    else sessions.renew(session)
    return problem
  } catch (error) {
    log.error({ code: codeOf(error) }, 'a message could not be kept; its sender will try again')
    return 'our-error'
  }
}

/** smtp-server shows a domain as people read it; what was sent is its A-label form. */
export function asSent(address: string): string {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return /^\p{ASCII}*$/u.test(domain) ? address : address.slice(0, at) + domainToASCII(domain)
}
