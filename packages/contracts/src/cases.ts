import { z } from 'zod'
import { partySummary } from './identity-check.ts'
import type { Operation } from './operation.ts'
import { onCase, onParty } from './paths.ts'
import { area, caseReference, instant, lawKind, note, timeOfDay, uuid } from './words.ts'

const caseSummary = z.strictObject({ caseId: uuid, caseReference, area })

/** A case with the names of its parties, and nothing else about them. */
export const caseView = caseSummary.extend({
  law: lawKind,
  endedAt: instant.nullable(),
  parties: z.array(
    partySummary.pick({ partyId: true, partyReference: true, name: true, language: true }),
  ),
  linkedCases: z.array(caseSummary),
})
export type CaseView = z.infer<typeof caseView>

export const readCase = {
  id: 'readCase',
  summary:
    'Read one case with its parties and linked cases; the view is audited before it is shown',
  method: 'get',
  path: '/v1/cases/:caseId',
  scope: 'party:read',
  params: onCase,
  status: 200,
  result: caseView,
  refusals: ['case-not-found'],
} as const satisfies Operation

export const linkCase = {
  id: 'linkCase',
  summary:
    'Link a case to another, for good: addresses and mobiles must then differ between them too',
  method: 'post',
  path: '/v1/cases/:caseId/links',
  scope: 'party:write',
  params: onCase,
  body: z.strictObject({ caseReference, note }),
  status: 200,
  result: caseView,
  refusals: ['case-not-found', 'linked-case-not-found'],
} as const satisfies Operation

export const endCase = {
  id: 'endCase',
  summary: 'The involvement has ended: every verification of the case ends',
  method: 'post',
  path: '/v1/cases/:caseId/end',
  scope: 'party:write',
  params: onCase,
  body: z.strictObject({ note }),
  status: 200,
  result: caseView,
  refusals: ['case-not-found'],
} as const satisfies Operation

export const changeMobile = {
  id: 'changeMobile',
  summary:
    'Put another mobile on file: a live verification is suspended, and for some days a manager approves the next call first',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/mobile',
  scope: 'party:write',
  params: onParty,
  body: z.strictObject({ mobile: z.string().max(40), mobileAgain: z.string().max(40), note }),
  status: 204,
  result: z.undefined(),
  refusals: [
    'party-not-found',
    'mobiles-differ',
    'mobile-landline',
    'mobile-foreign',
    'mobile-not-a-number',
    'mobile-not-usable',
    'mobile-unchanged',
  ],
} as const satisfies Operation

export const listLockedParties = {
  id: 'listLockedParties',
  summary: 'The parties that are locked after failed identity checks, newest first (managers)',
  method: 'get',
  path: '/v1/locked-parties',
  scope: 'party:unlock',
  status: 200,
  result: z.strictObject({
    parties: z.array(partySummary.extend({ lockedAt: instant })),
    more: z.boolean(),
  }),
  refusals: [],
} as const satisfies Operation

/** An area office: the number that staff say aloud, and when it is answered. `null` on a day: closed. Times of Wales. */
export const areaView = z.strictObject({
  area,
  phone: z.string().max(40).meta({ description: 'Empty: nobody has given one yet' }),
  hours: z
    .array(z.strictObject({ opens: timeOfDay, closes: timeOfDay }).nullable())
    .length(7)
    .meta({ description: 'Monday first' }),
})
export type AreaView = z.infer<typeof areaView>

export const listAreas = {
  id: 'listAreas',
  summary: 'The area offices',
  method: 'get',
  path: '/v1/areas',
  scope: 'party:read',
  status: 200,
  result: z.strictObject({ areas: z.array(areaView) }),
  refusals: [],
} as const satisfies Operation

export const changeArea = {
  id: 'changeArea',
  summary: 'Change the number and the hours of an area office (managers)',
  method: 'post',
  path: '/v1/areas/:area',
  scope: 'area:manage',
  params: z.strictObject({ area }),
  body: areaView.pick({ phone: true, hours: true }),
  status: 200,
  result: areaView,
  refusals: [],
} as const satisfies Operation

/** An ended case, and when its record is due to be disposed of. */
export const retainedCase = caseSummary.extend({
  endedAt: instant,
  disposeOn: z.iso.date(),
  keptSince: instant.nullable().meta({ description: 'A manager keeps it longer' }),
})
export type RetainedCase = z.infer<typeof retainedCase>

export const listRetention = {
  id: 'listRetention',
  summary:
    'Ended cases by the day on which they are due to be disposed of, earliest first (managers)',
  method: 'get',
  path: '/v1/retention',
  scope: 'retention:manage',
  status: 200,
  result: z.strictObject({ years: z.int(), cases: z.array(retainedCase), more: z.boolean() }),
  refusals: [],
} as const satisfies Operation

export const keepCase = {
  id: 'keepCase',
  summary: 'Keep the record of an ended case longer, or no longer (managers)',
  method: 'post',
  path: '/v1/cases/:caseId/keep',
  scope: 'retention:manage',
  params: onCase,
  body: z.strictObject({ keep: z.boolean(), note }),
  status: 200,
  result: retainedCase,
  refusals: ['case-not-found', 'case-not-ended'],
} as const satisfies Operation

export const caseOperations = [
  readCase,
  linkCase,
  endCase,
  changeMobile,
  listLockedParties,
  listAreas,
  changeArea,
  listRetention,
  keepCase,
] as const
