import { z } from 'zod'
import { correspondenceItem } from './correspondence.ts'
import { correspondenceKind } from './correspondence-words.ts'
import type { Operation } from './operation.ts'
import { onCase, onCorrespondence, onParty } from './paths.ts'
import { area, caseReference, instant, note, partyReference, uuid } from './words.ts'

/** What was decided about an incident; `regulator-told` and `regulator-not-told` answer the 72 hours (UK GDPR art. 33). */
export const incidentDecision = z.enum([
  'note',
  'recipient-asked-to-delete',
  'person-at-risk-told',
  'regulator-told',
  'regulator-not-told',
  'closed',
])
export type IncidentDecision = z.infer<typeof incidentDecision>

export const incidentView = z.strictObject({
  caseId: uuid,
  incidentId: uuid,
  caseReference,
  partyId: uuid,
  partyReference,
  area,
  state: z.enum(['open', 'closed']),
  openedAt: instant,
  openedBy: z.string(),
  note: z.string(),
  tellRegulatorBy: instant.meta({ description: '72 hours after it was found' }),
  address: z.string(),
  went: z
    .array(correspondenceItem)
    .meta({ description: 'All that went to that address, in any case, newest first' }),
  stopped: z.int().meta({
    description:
      'How many were on their way and are held now; what was held before is not among them',
  }),
  decisions: z.array(
    z.strictObject({ decision: incidentDecision, at: instant, by: z.string(), note: z.string() }),
  ),
})
export type IncidentView = z.infer<typeof incidentView>

const onIncident = onCase.extend({ incidentId: uuid })

export const reportWrongRecipient = {
  id: 'reportWrongRecipient',
  summary:
    'Something went to a wrong recipient: freezes the party, lists all that went there, starts the 72 hours',
  method: 'post',
  path: '/v1/cases/:caseId/correspondence/:correspondenceId/wrong-recipient',
  scope: 'correspondence:manage',
  params: onCorrespondence,
  body: z.strictObject({ note }),
  status: 201,
  result: incidentView,
  refusals: ['correspondence-not-found', 'state-does-not-allow'],
} as const satisfies Operation

export const readIncident = {
  id: 'readIncident',
  summary: 'An incident with everything that went to that address, and what was decided',
  method: 'get',
  path: '/v1/cases/:caseId/incidents/:incidentId',
  scope: 'correspondence:watch',
  params: onIncident,
  status: 200,
  result: incidentView,
  refusals: ['incident-not-found'],
} as const satisfies Operation

export const listIncidents = {
  id: 'listIncidents',
  summary: 'Open incidents first, the one with the least time first',
  method: 'get',
  path: '/v1/incidents',
  scope: 'correspondence:watch',
  status: 200,
  result: z.strictObject({
    incidents: z.array(
      incidentView
        .pick({
          caseId: true,
          incidentId: true,
          caseReference: true,
          partyId: true,
          partyReference: true,
          area: true,
          state: true,
          openedAt: true,
          tellRegulatorBy: true,
        })
        .extend({
          isRegulatorDecided: z
            .boolean()
            .meta({ description: 'Whether it was decided to tell the regulator, or not to' }),
        }),
    ),
  }),
  refusals: [],
} as const satisfies Operation

export const decideIncident = {
  id: 'decideIncident',
  summary: 'Add to the decision log of an incident',
  method: 'post',
  path: '/v1/cases/:caseId/incidents/:incidentId/decisions',
  scope: 'correspondence:manage',
  params: onIncident,
  body: z.strictObject({ decision: incidentDecision, note }),
  status: 200,
  result: incidentView,
  refusals: ['incident-not-found', 'state-does-not-allow'],
} as const satisfies Operation

const postalService = z.enum(['tracked', 'signed-for'])

/** The other route: what went by post, with its number. Gwirio keeps the record; the post office carries it. */
export const postingView = z.strictObject({
  caseId: uuid,
  postingId: uuid,
  partyId: uuid,
  caseReference,
  partyReference,
  kind: correspondenceKind,
  service: postalService,
  number: z.string().meta({ description: 'The tracking number', example: 'AB123456789GB' }),
  state: z.enum(['posted', 'delivered', 'returned', 'lost']),
  postedAt: instant,
  postedBy: z.string(),
  changedAt: instant,
})
export type PostingView = z.infer<typeof postingView>

export const recordPosting = {
  id: 'recordPosting',
  summary: 'Record what went to a party by post',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/postings',
  scope: 'correspondence:manage',
  params: onParty,
  body: z.strictObject({
    caseReference,
    partyReference,
    kind: correspondenceKind,
    service: postalService,
    number: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9]{8,30}$/),
  }),
  status: 201,
  result: postingView,
  refusals: ['posting-number-used'],
} as const satisfies Operation

export const listPostings = {
  id: 'listPostings',
  summary: 'What went to a party by post, newest first',
  method: 'get',
  path: '/v1/cases/:caseId/parties/:partyId/postings',
  scope: 'correspondence:watch',
  params: onParty,
  status: 200,
  result: z.strictObject({ postings: z.array(postingView) }),
  refusals: [],
} as const satisfies Operation

export const changePosting = {
  id: 'changePosting',
  summary: 'What became of it, as the carrier says',
  method: 'post',
  path: '/v1/cases/:caseId/postings/:postingId',
  scope: 'correspondence:manage',
  params: onCase.extend({ postingId: uuid }),
  body: z.strictObject({ state: z.enum(['delivered', 'returned', 'lost']) }),
  status: 200,
  result: postingView,
  refusals: ['posting-not-found', 'state-does-not-allow'],
} as const satisfies Operation

export const incidentOperations = [
  reportWrongRecipient,
  readIncident,
  listIncidents,
  decideIncident,
] as const
export const postingOperations = [recordPosting, listPostings, changePosting] as const
