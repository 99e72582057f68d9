import { z } from 'zod'
import { callRefusals } from './call-refusals.ts'
import type { Operation } from './operation.ts'
import { onCase, onVerification } from './paths.ts'
import {
  addressText,
  approvalNeeds,
  area,
  authenticationLevel,
  caseReference,
  instant,
  note,
  partyReference,
  uuid,
} from './words.ts'

/** What a second person decides. Nobody decides what they asked for themselves. */
export const approvalKind = z.enum([
  'near-miss-address',
  'mobile-changed',
  'accept-reply',
  'resume',
  'lift-freeze',
])
export type ApprovalKind = z.infer<typeof approvalKind>

export const approvalView = z.strictObject({
  caseId: uuid,
  approvalId: uuid,
  kinds: z.array(approvalKind).min(1),
  needs: approvalNeeds,
  state: z.enum(['waiting', 'approved', 'refused', 'expired']),
  caseReference,
  area,
  partyId: uuid.nullable().meta({ description: 'Null: about the whole case' }),
  partyReference: partyReference.nullable(),
  verificationId: uuid.nullable(),
  replyId: uuid.nullable(),
  level: authenticationLevel.nullable().meta({ description: 'Of the reply to be accepted' }),
  address: z.string().nullable(),
  note: z.string(),
  requestedBy: z.string().meta({ description: 'Name of the person' }),
  requestedAt: instant,
  whyNot: z.enum(['own-request', 'manager-needed']).nullable().meta({
    description: 'Why the caller cannot decide it, whatever their token allows; null: they can',
  }),
  until: instant.meta({ description: 'Not good for anything after that' }),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
})
export type ApprovalView = z.infer<typeof approvalView>

/** In a list that stands open all day: references only. */
export const approvalItem = approvalView.omit({ address: true, note: true, decisionNote: true })
export type ApprovalItem = z.infer<typeof approvalItem>

/** For a call: a near-miss address, or a mobile that was changed in the last days. Good for this check and address. */
export const requestStartApproval = {
  id: 'requestStartApproval',
  summary: 'Ask a second person before the prompt and the code are sent',
  method: 'post',
  path: '/v1/cases/:caseId/start-approvals',
  scope: 'verification:write',
  params: onCase,
  body: z.strictObject({ identityCheckId: uuid, address: addressText, note }),
  status: 201,
  result: approvalView,
  refusals: [
    ...callRefusals,
    'address-not-valid',
    'too-many-addresses',
    'address-not-usable',
    'mobile-missing',
    'mobile-not-usable',
    'mobile-landline',
    'mobile-foreign',
    'mobile-not-a-number',
    'case-ended',
    'frozen',
    'approval-not-needed',
    'own-request',
    'not-ready',
  ],
} as const satisfies Operation

export const requestResume = {
  id: 'requestResume',
  summary: 'Ask a second person to take a suspension back',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/resume',
  scope: 'verification:write',
  params: onVerification,
  body: z.strictObject({ note }),
  status: 201,
  result: approvalView,
  refusals: [
    'verification-not-found',
    'state-does-not-allow',
    'frozen',
    'concern-open',
    'address-not-usable',
    'mobile-not-usable',
    'identity-check-not-found',
    'not-ready',
  ],
} as const satisfies Operation

export const requestReplyAcceptance = {
  id: 'requestReplyAcceptance',
  summary:
    'Ask a second person to accept a reply that was held because nobody, or only SPF, speaks for it',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/replies/:replyId/accept',
  scope: 'verification:write',
  params: onVerification.extend({ replyId: uuid }),
  body: z.strictObject({ note }),
  status: 201,
  result: approvalView,
  refusals: ['verification-not-found', 'reply-not-found', 'state-does-not-allow', 'frozen'],
} as const satisfies Operation

export const listApprovals = {
  id: 'listApprovals',
  summary: 'What waits for a second person in some areas, oldest first',
  method: 'post',
  path: '/v1/approvals',
  scope: 'verification:watch',
  body: z.strictObject({ areas: z.array(area).min(1) }),
  status: 200,
  result: z.strictObject({ approvals: z.array(approvalItem), more: z.boolean() }),
  refusals: [],
} as const satisfies Operation

const onApproval = onCase.extend({ approvalId: uuid })

export const readApproval = {
  id: 'readApproval',
  summary: 'Read one approval; the view is audited before it is shown',
  method: 'get',
  path: '/v1/cases/:caseId/approvals/:approvalId',
  scope: 'verification:watch',
  params: onApproval,
  status: 200,
  result: approvalView,
  refusals: ['approval-not-found'],
} as const satisfies Operation

export const decideApproval = {
  id: 'decideApproval',
  summary: 'Approve or refuse what another person asked for',
  method: 'post',
  path: '/v1/cases/:caseId/approvals/:approvalId/decide',
  scope: 'approval:decide',
  params: onApproval,
  body: z.strictObject({ decision: z.enum(['approve', 'refuse']), note }),
  status: 200,
  result: approvalView,
  refusals: [
    'approval-not-found',
    'own-request',
    'manager-needed',
    'approval-decided',
    'approval-too-old',
    'state-does-not-allow',
    'frozen',
    'concern-open',
    'address-not-usable',
    'mobile-not-usable',
    'identity-check-not-found',
    'not-ready',
  ],
} as const satisfies Operation

/** Stops everything for one party, or for the whole case. */
export const freezeView = z.strictObject({
  freezeId: uuid,
  partyId: uuid.nullable(),
  partyReference: partyReference.nullable(),
  frozenAt: instant,
  frozenBy: z.string(),
  note: z.string().meta({ description: 'Why, in the words of whoever froze it' }),
  liftedAt: instant.nullable(),
  approvalId: uuid.nullable().meta({ description: 'Somebody asked to lift it' }),
})
export type FreezeView = z.infer<typeof freezeView>
const freezes = z.strictObject({ freezes: z.array(freezeView) })

export const freeze = {
  id: 'freeze',
  summary: 'Freeze a party or a case at once: live verifications are suspended, none can start',
  method: 'post',
  path: '/v1/cases/:caseId/freezes',
  scope: 'verification:write',
  params: onCase,
  body: z.strictObject({
    caseReference: caseReference.optional().meta({
      description: 'These three where no verification of the case, or the party, says them',
    }),
    area: area.optional(),
    party: z.strictObject({ partyId: uuid, partyReference: partyReference.optional() }).nullable(),
    note,
  }),
  status: 201,
  result: freezes,
  refusals: ['not-ready'],
} as const satisfies Operation

/** What a report of a wrong recipient does at once; made once for each incident, lifted as every other. */
export const freezeForIncident = {
  id: 'freezeForIncident',
  summary: 'Freeze the party of an incident (correspondence only)',
  method: 'post',
  path: '/v1/cases/:caseId/incident-freezes',
  scope: 'correspondence:report',
  params: onCase,
  body: z.strictObject({
    partyId: uuid,
    incidentId: uuid.meta({ description: 'The freeze has the same id' }),
    reportedBy: z.strictObject({ subject: z.string().min(1).max(200), name: z.string().max(200) }),
    note,
  }),
  status: 204,
  result: z.undefined(),
  refusals: ['not-ready'],
} as const satisfies Operation

export const listFreezes = {
  id: 'listFreezes',
  summary: 'The freezes of a case, newest first',
  method: 'get',
  path: '/v1/cases/:caseId/freezes',
  scope: 'verification:watch',
  params: onCase,
  status: 200,
  result: freezes,
  refusals: [],
} as const satisfies Operation

export const requestLift = {
  id: 'requestLift',
  summary: 'Ask a second person to lift a freeze; what it suspended stays suspended',
  method: 'post',
  path: '/v1/cases/:caseId/freezes/:freezeId/lift',
  scope: 'verification:write',
  params: onCase.extend({ freezeId: uuid }),
  body: z.strictObject({ note }),
  status: 201,
  result: approvalView,
  refusals: ['freeze-not-found'],
} as const satisfies Operation

export const approvalOperations = [
  requestStartApproval,
  requestResume,
  requestReplyAcceptance,
  listApprovals,
  readApproval,
  decideApproval,
  freeze,
  freezeForIncident,
  listFreezes,
  requestLift,
] as const
