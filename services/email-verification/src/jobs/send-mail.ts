import type { OutgoingMail, SendResult } from '@gwirio/mail'
import { replyAddressFor } from '@gwirio/mail'
import { renderTemplate } from '@gwirio/messages'
import { type CurrentTemplate, findTemplate } from '@gwirio/messages/publishing'
import { appendAudit, ourselves } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { mailsAllowedIn } from '../rules/outgoing.ts'
import { currentState } from '../rules/verification.ts'
import { closeOutgoingMail, type OutgoingRecord, takeOutgoingMail } from '../store/outgoing-mail.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { lockVerification } from '../store/verifications.ts'
import type { MailJob } from './queues.ts'
import { recordOutcome } from './record-outcome.ts'

/** The relay did not take a mail for now; the queue tries again. */
class MailDeferredError extends Error {
  override readonly name = 'MailDeferredError'
  readonly code: string

  constructor(code: string) {
    super('The relay did not take the mail')
    this.code = code
  }
}

/**
 * Sends a prompt or a short answer in the wording that stands now, unless the state of the verification speaks against it
 * by now. A second run after a crash sends the same Message-ID.
 *
 * @throws {MailDeferredError} when it should be tried again
 */
export async function sendMail(context: Context, job: MailJob): Promise<void> {
  const taken = await take(context, job)
  if (!taken) return
  const result = await context.mailer.send(compose(context, taken))
  if (!result.sent && !result.permanent) throw new MailDeferredError(result.code)
  await recordResult(context, { ...taken, job, result })
}

/** A mail about to be sent, and its words. */
interface TakenMail {
  readonly record: VerificationRecord
  readonly mail: OutgoingRecord
  readonly template: CurrentTemplate
}

/** Holds the verification while it looks: who stops it hears so before the mail is taken, or after. */
async function take({ db, vault, clock }: Context, job: MailJob): Promise<TakenMail | null> {
  return await db.transaction().execute(async (tx) => {
    const record = await lockVerification(tx, vault, job)
    if (!record) return null
    const kinds = mailsAllowedIn(currentState(record, clock.now()))
    const mail = await takeOutgoingMail(tx, vault, job, { mailId: job.mailId, kinds })
    return mail && { record, mail, template: await findTemplate(tx, mail.kind) }
  })
}

function compose(context: Context, { record, mail, template }: TakenMail): OutgoingMail {
  const { language, replyToken, typedAddress } = record
  const replyAddress = replyAddressFor(replyToken, context.mail.replyDomain)
  const isPrompt = mail.kind === 'prompt'
  const { subject, text } = renderTemplate(template, language)
  return {
    // Under the token too: who writes a new mail to the sender is found as well as who replies
    from: { name: context.mail.senderName, address: replyAddress },
    to: typedAddress,
    // A bounce of the prompt comes back; to an answer no machine replies (RFC 3834 §3.3)
    envelopeFrom: isPrompt ? replyAddress : '',
    replyTo: replyAddress,
    subject,
    text,
    messageId: mail.messageId,
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo, references: [mail.inReplyTo] } : {}),
    languages: language === 'both' ? ['cy', 'en'] : [language],
    autoSubmitted: isPrompt ? 'auto-generated' : 'auto-replied',
    date: context.clock.now(),
  }
}

async function recordResult(
  context: Context,
  given: TakenMail & { job: MailJob; result: SendResult },
): Promise<void> {
  const { job, record, mail, template, result } = given
  const written = { mailId: job.mailId, templateVersion: template.version }
  const at = context.clock.now()
  await context.db.transaction().execute(async (tx) => {
    const closed = result.sent ? { sentAt: at } : { refused: result.code }
    await closeOutgoingMail(tx, job, job.mailId, closed)
    if (mail.kind === 'prompt') {
      const command = result.sent
        ? ({ kind: 'prompt-sent' } as const)
        : ({ kind: 'prompt-failed', reason: result.code } as const)
      await recordOutcome(tx, context, job, command, { details: written })
      return
    }
    const action = result.sent ? 'verification.answer-sent' : 'verification.answer-failed'
    const cause = { actor: ourselves, at, details: { ...written, answer: mail.kind } }
    await appendAudit(tx, context, record, { action, reason: null, cause })
  })
}
