import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onCase, onVerification } from './paths.ts'
import { changeReasons } from './reasons.ts'
import { verificationView } from './verification-view.ts'
import {
  addressText,
  area,
  caseReference,
  partyReference,
  uuid,
  verificationState,
} from './words.ts'

/** The lists that staff work from; a verification can stand in several. */
export const workQueue = z.enum(['needs-a-person', 'waiting', 'expires-today', 'bounced', 'ready'])
export type WorkQueue = z.infer<typeof workQueue>

/** No name and no address: a list that stands open all day shows references only. */
export const workItem = verificationView.pick({
  caseId: true,
  caseReference: true,
  partyId: true,
  partyReference: true,
  verificationId: true,
  state: true,
  reason: true,
  startedAt: true,
  openUntil: true,
  verifiedAt: true,
  verifiedUntil: true,
  attention: true,
  area: true,
})
export type WorkItem = z.infer<typeof workItem>

export const listWork = {
  id: 'listWork',
  summary: 'One queue of some areas, oldest first, with the counts of all queues',
  method: 'post',
  path: '/v1/work',
  scope: 'verification:watch',
  body: z.strictObject({
    queue: workQueue,
    areas: z.array(area).min(1),
    after: z.string().max(200).nullable().meta({ description: 'The `next` of the page before' }),
  }),
  status: 200,
  result: z.strictObject({
    counts: z.record(workQueue, z.int()),
    approvals: z.int().meta({ description: 'Approvals that wait and that the caller may decide' }),
    items: z.array(workItem),
    next: z.string().nullable(),
  }),
  refusals: [],
} as const satisfies Operation

export const moveToArea = {
  id: 'moveToArea',
  summary: 'Move the work on a verification to another area',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/move-to-area',
  scope: 'verification:write',
  params: onVerification,
  body: z.strictObject({ area }),
  status: 200,
  result: verificationView,
  refusals: ['verification-not-found'],
} as const satisfies Operation

export const settleAttention = {
  id: 'settleAttention',
  summary: 'Say that what needed a person has been dealt with, and how',
  method: 'post',
  path: '/v1/cases/:caseId/verifications/:verificationId/attention/settle',
  scope: 'verification:write',
  params: onVerification,
  body: z.strictObject({
    sequence: z
      .int()
      .meta({ description: 'Of the change that needed a person: a newer one stays' }),
    how: z.enum(changeReasons.settled),
  }),
  status: 200,
  result: verificationView,
  refusals: ['verification-not-found', 'attention-changed'],
} as const satisfies Operation

export const findVerificationsByAddress = {
  id: 'findVerificationsByAddress',
  summary: 'The parties with a verification of this address; what was looked for is audited',
  method: 'post',
  path: '/v1/verifications/search',
  scope: 'verification:watch',
  body: z.strictObject({ address: addressText }),
  status: 200,
  result: z.strictObject({
    parties: z.array(
      z.strictObject({ caseId: uuid, caseReference, partyId: uuid, partyReference }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
} as const satisfies Operation

/** What each check at entry found; `stop` cannot be sent to, `second-person` only when somebody else approves. */
export const addressCheck = z.enum([
  'form',
  'takes-mail',
  'typing-error',
  'look-alike-letters',
  'role-mailbox',
  'disposable-provider',
  'own-domain',
  'other-parties',
])
export const addressFinding = z.strictObject({
  check: addressCheck,
  result: z.enum(['good', 'look-again', 'second-person', 'stop', 'not-known']),
  suggestion: z.string().nullable().meta({ description: 'What may have been meant' }),
})
export type AddressFinding = z.infer<typeof addressFinding>

export const checkAddress = {
  id: 'checkAddress',
  summary: 'Check a preferred address before anything is sent; says never whose another address is',
  method: 'post',
  path: '/v1/cases/:caseId/address-checks',
  scope: 'verification:write',
  params: onCase,
  body: z.strictObject({ identityCheckId: uuid, address: addressText }),
  status: 200,
  result: z.strictObject({
    findings: z.array(addressFinding),
    approval: z.enum(['not-needed', 'needed', 'waiting', 'approved', 'refused']).meta({
      description: 'What a second person has to say to this address or the mobile on file',
    }),
    approvalId: uuid.nullable(),
    mobileChangedRecently: z.boolean(),
  }),
  refusals: [
    'identity-check-not-found',
    'identity-check-not-passed',
    'identity-check-too-old',
    'party-locked',
    'concern-open',
    'too-many-addresses',
    'not-ready',
  ],
} as const satisfies Operation

export const partyChange = z.enum([
  'contact-changed',
  'new-party-in-case',
  'concern-raised',
  'others-changed',
  'case-ended',
])
export type PartyChange = z.infer<typeof partyChange>

/** What identity-check learned; a live verification of the party, or of the case, is suspended or ended. */
export const reportPartyChange = {
  id: 'reportPartyChange',
  summary: 'What changed on file about a party or a case (identity-check only)',
  method: 'post',
  path: '/v1/cases/:caseId/party-changes',
  scope: 'party:report',
  params: onCase,
  body: z.strictObject({
    reportId: uuid.meta({ description: 'The same report again changes nothing' }),
    partyId: uuid.nullable().meta({ description: 'Null: the whole case' }),
    kind: partyChange.meta({
      description:
        'concern-raised: a call ended in danger; others-changed: what is on file of other parties changed, or cases were linked; each live verification is compared again',
    }),
  }),
  status: 204,
  result: z.undefined(),
  refusals: [],
} as const satisfies Operation

/** What became of a verification until now. */
export const verificationOutcome = z.enum([
  'open',
  ...verificationState.exclude(['awaiting-reply']).options,
])
export type VerificationOutcome = z.infer<typeof verificationOutcome>

const figure = z.strictObject({ area, count: z.int() })

export const readFigures = {
  id: 'readFigures',
  summary: 'Figures of the verifications that began in some days, without personal data',
  method: 'post',
  path: '/v1/figures',
  scope: 'figures:read',
  body: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  status: 200,
  result: z.strictObject({
    outcomes: z.array(
      figure.extend({
        outcome: verificationOutcome,
      }),
    ),
    minutesToVerified: z
      .array(z.strictObject({ upTo: z.int().nullable(), count: z.int() }))
      .meta({ description: 'From prompt to verified; `upTo` minutes, null: longer than the last' }),
    medianMinutesToVerified: z.number().nullable(),
    holds: z.array(figure.extend({ reason: z.string() })),
  }),
  refusals: [],
} as const satisfies Operation

export const workOperations = [
  listWork,
  moveToArea,
  settleAttention,
  findVerificationsByAddress,
  checkAddress,
  reportPartyChange,
  readFigures,
] as const
