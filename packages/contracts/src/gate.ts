import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onVerification } from './paths.ts'
import {
  addressText,
  area,
  authenticationLevel,
  caseReference,
  instant,
  language,
  partyReference,
  uuid,
} from './words.ts'

/**
 * Why the gate answers as it does: `verified` is the only yes. `not-verified` is the no of all others to whoever may not
 * know more.
 */
export const gateReason = z.enum([
  'verified',
  'unknown',
  'never-verified',
  'awaiting-reply',
  'other-address',
  'suspended',
  'frozen',
  'failed',
  'expired',
  'cancelled',
  'ended',
  'address-not-valid',
  'not-verified',
])
export type GateReason = z.infer<typeof gateReason>

/** May correspondence for this case and party go to this address now? */
export const gateQuestion = z.strictObject({
  case: caseReference,
  party: partyReference,
  address: addressText,
})
export type GateQuestion = z.infer<typeof gateQuestion>

export const gateAnswer = z.strictObject({
  answer: z.enum(['yes', 'no']),
  reason: gateReason,
  level: authenticationLevel
    .nullable()
    .meta({ description: 'How surely the reply came from that address; null unless yes' }),
  since: instant.nullable().meta({ description: 'When it was verified; null unless yes' }),
  until: instant.nullable().meta({ description: 'When that ends by itself; null unless yes' }),
})
export type GateAnswer = z.infer<typeof gateAnswer>

/** The `typ` of a receipt (RFC 7519 §5.1). */
export const receiptType = 'gwirio-receipt+jwt'

/**
 * What a receipt says: a JWS in compact form (RFC 7515), header `alg` EdDSA, `typ` gwirio-receipt+jwt and a `kid` of
 * /.well-known/jwks.json. Whoever checks it sees to the signature, `typ`, that `aud` is its own client id, and `exp`.
 * Kept as proof it says what the answer was at `iat`; its key stays published.
 */
export const receiptClaims = z.object({
  aud: z.string().meta({ description: 'The client that asked' }),
  jti: uuid,
  iat: z.int(),
  exp: z.int().meta({ description: '5 minutes after `iat`; do not send on it after that' }),
  ...gateAnswer.shape,
  case: caseReference,
  party: partyReference,
  address_digest: z.string().meta({
    description:
      'base64url of SHA-256 over `jti`, a line feed and the normalised address (what was asked, where that is no address): says nothing about the address to whoever does not know it',
  }),
})
export type ReceiptClaims = z.infer<typeof receiptClaims>

// Not `z.jwt()`, which takes no other type than `JWT`
const receipt = z
  .string()
  .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  .meta({
    description: 'The answer, signed: see `receiptClaims`',
  })
const answerWithReceipt = gateAnswer.extend({ receipt })

const exampleQuestion = { case: 'GW26P00123', party: '1', address: 'gwen@post.example' }

/** The one question of a report-sending system. Everything but a live verification of exactly this is a no. */
export const askVerificationStatus = {
  id: 'askVerificationStatus',
  summary: 'May correspondence for this case and party go to this address now?',
  method: 'post',
  path: '/v1/verification-status',
  scope: 'verification:read',
  body: gateQuestion,
  example: { body: exampleQuestion },
  status: 200,
  result: answerWithReceipt,
  refusals: [],
} as const satisfies Operation

/** Most questions of one batch. */
export const maxGateQuestions = 500

export const askVerificationStatuses = {
  id: 'askVerificationStatuses',
  summary: 'The same question for up to 500 at once, answered in their order',
  method: 'post',
  path: '/v1/verification-statuses',
  scope: 'verification:read',
  body: z.strictObject({ questions: z.array(gateQuestion).min(1).max(maxGateQuestions) }),
  example: { body: { questions: [exampleQuestion] } },
  maxBodyBytes: 1024 * 1024,
  status: 200,
  result: z.strictObject({ answers: z.array(answerWithReceipt) }),
  refusals: [],
} as const satisfies Operation

/** Whom an answer is about, for the service that lets correspondence out; no client sees it. */
export const gateSubject = z.strictObject({
  caseId: uuid,
  partyId: uuid,
  verificationId: uuid,
  area,
  language,
})
export type GateSubject = z.infer<typeof gateSubject>

const gateAnswerInside = gateAnswer.extend({
  subject: gateSubject
    .nullable()
    .meta({ description: 'The verification that decided; null where there is none' }),
})
export type GateAnswerInside = z.infer<typeof gateAnswerInside>

/** The same question, of the correspondence service: with the reasons told apart and the ids that clients never see. */
export const askGate = {
  id: 'askGate',
  summary: 'The question at submission (correspondence only)',
  method: 'post',
  path: '/v1/gate-questions',
  scope: 'correspondence:hand-over',
  body: gateQuestion.extend({
    client: z
      .string()
      .min(1)
      .max(200)
      .nullable()
      .meta({ description: 'For whom it is asked: the audience of the receipt' }),
  }),
  status: 200,
  result: gateAnswerInside.extend({ receipt }),
  refusals: [],
} as const satisfies Operation

/**
 * The question at the moment of hand-over, as server-sent events: `answer` first (its data a `handOverAnswer`). After a no
 * the stream ends. After a yes the verification stays locked, so that no suspension, freeze or end is committed before
 * the caller leaves the stream or the time is over (`over`, and the stream ends). Whatever is sent must be sent
 * wholly within `forMilliseconds`, counted by the caller's own clock from before it asked.
 */
export const handOverCorrespondence = {
  id: 'handOverCorrespondence',
  summary: 'Hold the gate open while a message is handed over (server-sent events)',
  method: 'post',
  path: '/v1/hand-overs',
  scope: 'correspondence:hand-over',
  body: gateQuestion.extend({
    correspondenceId: uuid,
    attempt: z.int().min(1).max(10_000),
  }),
  status: 200,
  result: z.undefined(),
  refusals: ['busy'],
} as const satisfies Operation

/** The data of the event `answer` of a hand-over. */
export const handOverAnswer = gateAnswerInside.extend({
  forMilliseconds: z
    .int()
    .min(0)
    .meta({ description: 'How long the lock stays at most; 0 after a no' }),
})
export type HandOverAnswer = z.infer<typeof handOverAnswer>

/** What the server of a recipient said of correspondence, or the recipient themselves. */
export const deliveryReportKind = z.enum(['refused', 'bounced', 'complained'])
export type DeliveryReportKind = z.infer<typeof deliveryReportKind>

/** The same report again changes nothing. */
export const reportDelivery = {
  id: 'reportDelivery',
  summary: 'What came back of correspondence: suspends the address (correspondence only)',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/delivery-reports',
  scope: 'correspondence:report',
  params: onVerification,
  body: z.strictObject({ correspondenceId: uuid, kind: deliveryReportKind, at: instant }),
  status: 204,
  result: z.undefined(),
  refusals: ['verification-not-found'],
} as const satisfies Operation

export const gateOperations = [
  askVerificationStatus,
  askVerificationStatuses,
  askGate,
  handOverCorrespondence,
  reportDelivery,
] as const
