import { randomBytes } from 'node:crypto'
import type { GateSubject } from '@gwirio/contracts'
import { createReturnPathId, returnPathFor } from '@gwirio/mail'
import { findTemplate } from '@gwirio/messages/publishing'
import type { Context } from '../context.ts'
import type { Inspected } from '../submission/inspect-content.ts'
import type { Submission } from '../submission/submission.ts'
import { addNotice } from './add-notice.ts'
import { findLetterFormat } from './find-letter-format.ts'
import { layOut } from './letter.ts'
import { makeMessage } from './make-message.ts'

/** A message as it leaves, but for its signature. */
export interface ComposedMessage {
  readonly message: Buffer
  /** Angle brackets included. */
  readonly messageId: string
  /** What comes back is known by it. */
  readonly returnToken: string
  /** Null: worded by its client. */
  readonly templateVersion: string | null
}

interface Given {
  readonly submission: Submission
  readonly subject: GateSubject
  readonly inspected: Inspected
}

/** Makes the message of words and documents, or adds the notices to one that its client made. */
export async function composeMessage(
  context: Pick<Context, 'db' | 'config' | 'clock' | 'details' | 'log'>,
  { submission, subject, inspected }: Given,
): Promise<ComposedMessage> {
  const { db, config, clock } = context
  const { language } = subject
  const returnToken = createReturnPathId(randomBytes)
  const messageId = `<${returnPathFor(returnToken, config.returnDomain)}>`
  const { content, documents } = inspected
  const enclosed = { documents: documents.length, isScanned: inspected.isScanned }
  const given = { language, privacyUrl: config.privacyUrl, ...enclosed }
  if (content.raw) {
    const noticed = addNotice(content.raw, { ...given, messageId })
    return { ...noticed, returnToken, templateVersion: null }
  }
  const template = await findTemplate(db, submission.kind)
  const message = await makeMessage({
    from: { name: config.senderName, address: config.fromAddress },
    replyTo: config.replyAddress,
    to: submission.address,
    letter: layOut({
      ...given,
      template,
      subject: content.subject,
      text: content.text,
    }),
    language,
    format: await findLetterFormat(context, subject),
    documents,
    messageId,
    date: clock.now(),
  })
  return { message, messageId, returnToken, templateVersion: template.version }
}
