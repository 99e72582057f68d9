import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onVerification } from './paths.ts'
import { changeReasons } from './reasons.ts'
import { verificationView } from './verification-view.ts'
import { area } from './words.ts'

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

export const workOperations = [listWork, moveToArea, settleAttention] as const
