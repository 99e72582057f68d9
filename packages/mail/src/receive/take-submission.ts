import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import type { InFlight } from './in-flight.ts'
import { codeOf, type MailLog } from './mail-log.ts'
import type { MessageLimits } from './message-checks.ts'
import { readWhole } from './read-whole.ts'
import { endsSession, type Refusal, refuseSubmission, withCode } from './refusals.ts'
import type { Sessions } from './sessions.ts'
import type { SubmissionAnswer, SubmittedMail } from './submission.ts'
import { asSent } from './take-message.ts'

interface Taking<Client> {
  readonly sessions: Sessions
  readonly clients: ReadonlyMap<string, Client>
  readonly inFlight: InFlight
  readonly maxMessageBytes: number
  readonly maxMessageSeconds: number
  readonly limits: MessageLimits
  readonly accept: (mail: SubmittedMail<Client>) => Promise<SubmissionAnswer>
  readonly log: MailLog
}

/** As smtp-server takes an answer to a message. */
type Answer = [error: Error | null, words?: string]

/** Reads the message to its end and has it kept. A recipient that was refused before refuses the whole of it. */
export async function takeSubmission<Client>(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  options: Taking<Client>,
): Promise<Answer> {
  const { sessions, clients, log } = options
  using room = options.inFlight.open(sessions.siteOf(session))
  const raw = await readWhole(stream, session, { ...options, room })
  const [recipient] = session.envelope.rcptTo
  const client = clients.get(session.id)
  const problem = findProblem(raw, sessions.recipientsOf(session))
  if (typeof raw === 'string' || problem || !recipient || client === undefined)
    return refuseWhole(problem ?? 'authentication-needed')
  try {
    const answer = await options.accept({ raw, client, recipient: asSent(recipient.address) })
    sessions.renew(session)
    return answerWith(answer)
  } catch (error) {
    log.error({ code: codeOf(error) }, 'a message could not be kept; its client will try again')
    return [refuseSubmission('our-error')]
  }

  function refuseWhole(refusal: Refusal): Answer {
    if (endsSession(refusal)) sessions.end(session, refusal)
    return [refuseSubmission(refusal)]
  }
}

function findProblem(raw: Buffer | Refusal, recipients: number): Refusal | null {
  if (typeof raw === 'string') return raw
  return recipients > 1 ? 'one-recipient' : null
}

function answerWith(answer: SubmissionAnswer): Answer {
  switch (answer.kind) {
    case 'accepted':
      return [null, `2.6.0 ${answer.words}`]
    case 'refused':
      return [withCode(550, `5.7.1 ${answer.words} (${answer.code})`)]
    case 'later':
      return [withCode(451, `4.3.0 ${answer.words} (${answer.code})`)]
  }
}
