import { z } from 'zod'
import {
  approvalNeeds,
  area,
  authenticationLevel,
  caseReference,
  instant,
  partyReference,
  timeOfDay,
  uuid,
  verificationState,
} from './words.ts'

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
  'more-replies',
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
  'move-to-area',
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
    description: 'Who works on it: the area of the case, or where it was moved to',
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
  resumeNeeds: approvalNeeds.meta({
    description: 'Who would have to agree to take a suspension back',
  }),
  changes: z.array(change).meta({ description: 'The newest, in order' }),
  changeCount: z.int().meta({ description: 'How many there were; older ones are not shown' }),
  replyCount: z.int().meta({
    description: 'How many mails came for it; after many they are counted instead of told',
  }),
})
export type VerificationView = z.infer<typeof verificationView>
