import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onParty } from './paths.ts'
import { area, caseReference, instant, note, partyReference, uuid } from './words.ts'

/** How a call ended that says: to phone again, or to write, could do harm. */
export const concernReason = z.enum([
  'phone-not-private',
  'mailbox-not-private',
  'stopped-safely',
  'address-of-another-party',
])
export type ConcernReason = z.infer<typeof concernReason>

const raisedConcern = z.strictObject({
  concernId: uuid,
  reason: concernReason,
  raisedBy: z.string().meta({ description: 'Name of the person who made the call' }),
  raisedAt: instant,
})

/** What stands open about a party, the newest first: nobody phones them, and nothing is begun, until it is settled. */
export const openConcern = z.strictObject({
  raised: z.array(raisedConcern).min(1),
  whyNot: z.enum(['own-call', 'manager-needed']).nullable().meta({
    description: 'Why the caller cannot settle it, whatever their token allows; null: they can',
  }),
})
export type OpenConcern = z.infer<typeof openConcern>

/** One thing that happened in calls with a party. */
export const callEvent = z.strictObject({
  kind: z.enum([
    'call-begun',
    'check-passed',
    'check-not-passed',
    'concern-raised',
    'concern-settled',
  ]),
  at: instant,
  by: z.string().nullable().meta({ description: 'Name of the person, where it is known' }),
  reason: concernReason.nullable(),
  note: z.string().nullable().meta({ description: 'What was written when it was settled' }),
})
export type CallEvent = z.infer<typeof callEvent>

export const raiseConcern = {
  id: 'raiseConcern',
  summary:
    'A call ended in danger: until somebody else settles this concern, nobody phones the party and nothing is begun',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/concerns',
  scope: 'identity-check:write',
  params: onParty,
  body: z.strictObject({
    concernId: uuid.meta({ description: 'The same concern again changes nothing' }),
    identityCheckId: uuid
      .nullable()
      .meta({ description: 'Of the call; null: it ended before the first question' }),
    reason: concernReason,
    raisedAt: instant.meta({ description: 'When the call ended' }),
  }),
  status: 204,
  result: z.undefined(),
  refusals: ['party-not-found', 'identity-check-not-found'],
} as const satisfies Operation

export const settleConcern = {
  id: 'settleConcern',
  summary:
    'Settle what stands open about a party: not one’s own call; where an address was that of another party, a manager',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/concerns/settle',
  scope: 'identity-check:write',
  params: onParty,
  body: z.strictObject({
    concernId: uuid.meta({ description: 'The newest that was seen: a newer one stays' }),
    note,
  }),
  status: 204,
  result: z.undefined(),
  refusals: [
    'party-not-found',
    'concern-not-found',
    'concern-changed',
    'own-call',
    'manager-needed',
  ],
} as const satisfies Operation

/** No name and no address: the list stands open all day. */
export const concernItem = z.strictObject({
  caseId: uuid,
  caseReference,
  area,
  partyId: uuid,
  partyReference,
  reasons: z.array(concernReason).min(1),
  since: instant,
})
export type ConcernItem = z.infer<typeof concernItem>

export const listConcerns = {
  id: 'listConcerns',
  summary: 'The parties of some areas about whom a concern is open, the oldest first',
  method: 'post',
  path: '/v1/concerns',
  scope: 'party:read',
  body: z.strictObject({ areas: z.array(area).min(1) }),
  status: 200,
  result: z.strictObject({ count: z.int(), concerns: z.array(concernItem) }),
  refusals: [],
} as const satisfies Operation

export const concernOperations = [raiseConcern, settleConcern, listConcerns] as const
