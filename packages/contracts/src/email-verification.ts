import { z } from 'zod'
import type { Operation } from './operation.ts'
import {
  addressText,
  area,
  authenticationLevel,
  caseReference,
  instant,
  partyReference,
  timeOfDay,
  uuid,
  verificationState,
} from './words.ts'

const verificationPath = z.strictObject({ caseId: uuid, verificationId: uuid })

/** What happened to a verification, in order; the words that staff pages translate. */
export const changeKind = z.enum([
  'started',
  'prompt-sent',
  'prompt-failed',
  'text-sent',
  'text-delivered',
  'text-failed',
  'code-refused',
  'reply-received',
  'reply-ignored',
  'reply-held',
  'reply-without-code',
  'wrong-code',
  'code-too-late',
  'reply-too-late',
  'answer-not-sent',
  'verified',
  'suspended',
  'failed',
  'expired',
  'cancelled',
  'ended',
  'resumed',
  'handed-over',
  'settled',
  'approval-requested',
  'approval-granted',
  'approval-refused',
])
export type ChangeKind = z.infer<typeof changeKind>

export const change = z.strictObject({
  sequence: z.int(),
  kind: changeKind,
  at: instant,
  reason: z
    .string()
    .nullable()
    .meta({ description: 'Stable reason word, e.g. why a reply was held' }),
  replyId: uuid.nullable().meta({ description: 'The mail that brought it, for `readReply`' }),
})
export type Change = z.infer<typeof change>

/** What a person may do next with a verification, as the rules allow it now. */
export const verificationStep = z.enum([
  'request-new-code',
  'cancel',
  'suspend',
  'end',
  'request-resume',
  'accept-reply',
  'settle',
  'hand-over',
])
export type VerificationStep = z.infer<typeof verificationStep>

/** When a text may come: at any time, only while the call lasts, or between two times of day in Wales. */
export const safeToText = z.union([
  z.enum(['any-time', 'during-the-call']),
  z.strictObject({ from: timeOfDay, to: timeOfDay }),
])
export type SafeToText = z.infer<typeof safeToText>

export const verificationView = z.strictObject({
  caseId: uuid,
  caseReference,
  partyId: uuid,
  partyReference,
  verificationId: uuid,
  identityCheckId: uuid.meta({ description: 'The call in which it was started' }),
  state: verificationState,
  reason: z.string().nullable(),
  address: z.string(),
  level: authenticationLevel.nullable(),
  startedAt: instant,
  openUntil: instant,
  verifiedAt: instant.nullable(),
  verifiedUntil: instant.nullable(),
  triesLeft: z.int(),
  codesLeft: z.int(),
  area: area.meta({
    description: 'Who works on it: the area of the case, or where it was handed to',
  }),
  attention: change
    .nullable()
    .meta({ description: 'The newest change that a person has to deal with' }),
  held: z.array(change).meta({
    description:
      'The held replies that still want a person: the newest of each reason, newest first',
  }),
  allowed: z.array(verificationStep),
  approvalId: uuid.nullable().meta({ description: 'The approval that waits for a second person' }),
  safeToText,
  frozen: z.boolean(),
  changes: z.array(change),
})
export type VerificationView = z.infer<typeof verificationView>

export const startVerification = {
  id: 'startVerification',
  summary:
    'Start a verification: the prompt goes to the preferred address, the code to the mobile on file',
  method: 'post',
  path: '/v1/cases/:caseId/verifications',
  scope: 'verification:write',
  params: z.strictObject({ caseId: uuid }),
  body: z.strictObject({
    identityCheckId: uuid,
    address: addressText,
    addressAgain: addressText,
    safeContact: z.strictObject({
      phoneIsPrivate: z.boolean(),
      mailboxIsPrivate: z.boolean(),
      safeToText,
    }),
  }),
  status: 201,
  result: verificationView,
  refusals: [
    'identity-check-not-found',
    'identity-check-not-passed',
    'identity-check-too-old',
    'party-locked',
    'phone-not-safe',
    'mailbox-not-safe',
    'addresses-differ',
    'address-not-valid',
    'address-takes-no-mail',
    'address-is-ours',
    'address-not-usable',
    'mobile-missing',
    'mobile-not-usable',
    'approval-needed',
    'frozen',
    'case-ended',
    'mobile-landline',
    'mobile-foreign',
    'mobile-not-a-number',
    'not-ready',
  ],
} as const satisfies Operation

export const readVerification = {
  id: 'readVerification',
  summary: 'Read one verification with what happened to it',
  method: 'get',
  path: '/v1/cases/:caseId/verifications/:verificationId',
  scope: 'verification:watch',
  params: verificationPath,
  status: 200,
  result: verificationView,
  refusals: ['verification-not-found'],
} as const satisfies Operation

export const listVerifications = {
  id: 'listVerifications',
  summary: 'The verifications of one party, newest first',
  method: 'get',
  path: '/v1/cases/:caseId/parties/:partyId/verifications',
  scope: 'verification:watch',
  params: z.strictObject({ caseId: uuid, partyId: uuid }),
  status: 200,
  result: z.strictObject({ verifications: z.array(verificationView) }),
  refusals: [],
} as const satisfies Operation

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
  params: verificationPath.extend({ replyId: uuid }),
  status: 200,
  result: replyView,
  refusals: ['verification-not-found', 'reply-not-found'],
} as const satisfies Operation

/** Server-sent events: one `change` event for each change, its `id` the sequence; `Last-Event-ID` goes on from there. */
export const watchVerification = {
  id: 'watchVerification',
  summary: 'Stream of the changes of one verification (server-sent events)',
  method: 'get',
  path: '/v1/cases/:caseId/verifications/:verificationId/changes',
  scope: 'verification:watch',
  params: verificationPath,
  status: 200,
  result: change,
  refusals: ['verification-not-found', 'busy'],
} as const satisfies Operation

export const requestNewCode = {
  id: 'requestNewCode',
  summary: 'Text a new code; the older one is dead from then on',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/new-code',
  scope: 'verification:write',
  params: verificationPath,
  status: 200,
  result: verificationView,
  refusals: [
    'verification-not-found',
    'state-does-not-allow',
    'code-too-soon',
    'codes-used-up',
    'tries-used-up',
    'codes-stopped',
    'too-many-texts',
    'text-not-safe-now',
    'not-ready',
  ],
} as const satisfies Operation

const decision = (
  id: string,
  verb: string,
  summary: string,
  reasons: readonly [string, ...string[]],
) =>
  ({
    id,
    summary,
    method: 'post',
    path: `/v1/cases/:caseId/verifications/:verificationId/${verb}`,
    scope: 'verification:write',
    params: verificationPath,
    body: z.strictObject({ reason: z.enum(reasons) }),
    status: 200,
    result: verificationView,
    refusals: ['verification-not-found', 'state-does-not-allow'],
  }) as const satisfies Operation

export const cancelVerification = decision(
  'cancelVerification',
  'cancel',
  'Cancel before it is verified',
  ['staff', 'stop-safely'],
)

export const suspendVerification = decision(
  'suspendVerification',
  'suspend',
  'Suspend at the first doubt',
  ['doubt', 'contact-changed', 'new-party-in-case'],
)

export const endVerification = decision(
  'endVerification',
  'end',
  'End: nothing may be sent on it any more',
  ['case-ended', 'withdrawn'],
)

export const reportText = {
  id: 'reportText',
  summary: 'What became of a text (sms-code only)',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/text-reports',
  scope: 'text:report',
  params: verificationPath,
  body: z.strictObject({
    textId: uuid,
    status: z.enum(['sent', 'delivered', 'failed']),
    at: instant,
    reason: z.string().max(60).nullable(),
  }),
  status: 204,
  result: z.undefined(),
  refusals: ['verification-not-found'],
} as const satisfies Operation

/** The one question of a report-sending system. Everything but a live verification of exactly this is a plain no. */
export const askVerificationStatus = {
  id: 'askVerificationStatus',
  summary: 'May correspondence for this case and party go to this address now?',
  method: 'post',
  path: '/v1/verification-status',
  scope: 'verification:read',
  body: z.strictObject({ case: caseReference, party: partyReference, address: addressText }),
  status: 200,
  result: z.strictObject({
    answer: z.enum(['yes', 'no']),
    reason: z.enum(['verified', 'not-verified']),
    level: authenticationLevel.nullable(),
    since: instant.nullable(),
    until: instant.nullable(),
  }),
  refusals: [],
} as const satisfies Operation

export const emailVerificationOperations = [
  startVerification,
  readVerification,
  listVerifications,
  readReply,
  watchVerification,
  requestNewCode,
  cancelVerification,
  suspendVerification,
  endVerification,
  reportText,
  askVerificationStatus,
] as const
