import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onVerification } from './paths.ts'
import { changeKind } from './verification-view.ts'
import { authenticationLevel, instant, uuid } from './words.ts'

const fields = z.array(z.string())

/** What came in for a verification, as staff may see it: no digit, no markup, of other addresses only the domain. */
export const replyView = z.strictObject({
  replyId: uuid,
  receivedAt: instant,
  wayIn: z.enum(['smtp', 'lmtp', 'imap', 'file']),
  outcome: changeKind.nullable().meta({ description: 'Null while it is not read yet' }),
  reason: z.string().nullable(),
  level: authenticationLevel.nullable().meta({ description: 'Null when it was not looked at' }),
  verdictReasons: z.array(z.string()),
  mayBeAccepted: z.boolean().meta({
    description: 'Whether a second person can be asked now to accept it',
  }),
  from: fields,
  to: fields,
  cc: fields,
  replyTo: fields,
  subject: z.string(),
  text: z.string(),
  isCut: z.boolean(),
  attachments: z.array(
    z.strictObject({ name: z.string().nullable(), type: z.string(), bytes: z.int() }),
  ),
})
export type ReplyView = z.infer<typeof replyView>

export const readReply = {
  id: 'readReply',
  summary: 'Read a mail that came in for a verification; the view is audited before it is shown',
  method: 'get',
  path: '/v1/cases/:caseId/verifications/:verificationId/replies/:replyId',
  scope: 'verification:watch',
  params: onVerification.extend({ replyId: uuid }),
  status: 200,
  result: replyView,
  refusals: ['verification-not-found', 'reply-not-found'],
} as const satisfies Operation
