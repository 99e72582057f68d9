import { z } from 'zod'
import { callEvent, openConcern } from './concerns.ts'
import type { Operation } from './operation.ts'
import { onCase, onParty } from './paths.ts'
import {
  area,
  caseReference,
  instant,
  language,
  lawKind,
  letterFormat,
  mobileProblem,
  partyReference,
  uuid,
} from './words.ts'

const onCheck = onCase.extend({ identityCheckId: uuid })

export const partySummary = z.strictObject({
  caseId: uuid,
  caseReference,
  area,
  law: lawKind,
  partyId: uuid,
  partyReference,
  name: z.string(),
  language,
})
export type PartySummary = z.infer<typeof partySummary>

/** What staff see of a party: never the answers, and of the number only what is needed to know it again. */
export const partyView = partySummary.extend({
  mobileEnding: z
    .string()
    .nullable()
    .meta({ description: 'Last three digits of the mobile on file' }),
  mobileProblem: mobileProblem.nullable(),
  mobileChangedAt: instant.nullable(),
  mobileShared: z.boolean().meta({
    description: 'The mobile on file is not of this party alone; not whose else it is',
  }),
  locked: z.boolean(),
  questionsOnFile: z.int(),
  otherParties: z.int().meta({ description: 'How many others the case has; nothing about them' }),
  linkedCases: z.int(),
  letterFormat,
  caseEndedAt: instant.nullable(),
  concern: openConcern.nullable(),
  calls: z.array(callEvent).meta({ description: 'The newest of what happened in calls' }),
})
export type PartyView = z.infer<typeof partyView>

/** The facts that can be asked for; the answer is typed as the caller says it. */
export const questionKind = z.enum([
  'date-of-birth',
  'postcode',
  'first-line-of-address',
  'middle-name',
  'child-first-name',
  'child-date-of-birth',
  'court',
  'solicitor',
  'place-of-birth',
  'previous-surname',
])
export type QuestionKind = z.infer<typeof questionKind>

export const findParties = {
  id: 'findParties',
  summary: 'Find parties by a part of the name, case reference, or e-mail address on file',
  method: 'post',
  path: '/v1/parties/search',
  scope: 'party:read',
  body: z.strictObject({ text: z.string().trim().min(2).max(100) }),
  status: 200,
  result: z.strictObject({ parties: z.array(partySummary), more: z.boolean() }),
  refusals: [],
} as const satisfies Operation

export const readParty = {
  id: 'readParty',
  summary: 'Read one party; the view is audited before it is shown',
  method: 'get',
  path: '/v1/cases/:caseId/parties/:partyId',
  scope: 'party:read',
  params: onParty,
  status: 200,
  result: partyView,
  refusals: ['party-not-found'],
} as const satisfies Operation

export const unlockParty = {
  id: 'unlockParty',
  summary: 'Unlock a party after failed identity checks (managers)',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/unlock',
  scope: 'party:unlock',
  params: onParty,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  status: 204,
  result: z.undefined(),
  refusals: ['party-not-found'],
} as const satisfies Operation

export const startIdentityCheck = {
  id: 'startIdentityCheck',
  summary: 'Start an identity check: questions chosen at random from the facts on file',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/identity-checks',
  scope: 'identity-check:write',
  params: onParty,
  status: 201,
  result: z.strictObject({
    identityCheckId: uuid,
    questions: z.array(z.strictObject({ questionId: uuid, kind: questionKind })),
    answerBefore: instant,
  }),
  refusals: ['party-not-found', 'party-locked', 'too-few-questions', 'case-ended', 'concern-open'],
} as const satisfies Operation

export const answerIdentityCheck = {
  id: 'answerIdentityCheck',
  summary: 'Give the answers of one call; says only passed or not passed',
  method: 'post',
  path: '/v1/cases/:caseId/identity-checks/:identityCheckId/answers',
  scope: 'identity-check:write',
  params: onCheck,
  body: z.strictObject({
    answers: z
      .array(z.strictObject({ questionId: uuid, answer: z.string().max(200) }))
      .min(1)
      .max(10),
  }),
  status: 200,
  result: z.strictObject({
    outcome: z.enum(['passed', 'not-passed']),
    validUntil: instant.nullable(),
    locked: z.boolean(),
  }),
  refusals: [
    'identity-check-not-found',
    'identity-check-answered',
    'identity-check-too-old',
    'party-locked',
    'concern-open',
    'busy',
  ],
} as const satisfies Operation

/** What the confirmer must know before it sends anything; the full number goes between services only. */
export const readClearance = {
  id: 'readClearance',
  summary: 'Read the outcome of an identity check and the contact facts on file (services only)',
  method: 'get',
  path: '/v1/cases/:caseId/identity-checks/:identityCheckId/clearance',
  scope: 'identity-check:read',
  params: onCheck,
  status: 200,
  result: z.strictObject({
    caseReference,
    area,
    partyId: uuid,
    partyReference,
    passed: z.boolean(),
    passedAt: instant.nullable(),
    validUntil: instant.nullable(),
    locked: z.boolean(),
    language,
    mobile: z.string().nullable(),
    mobileProblem: mobileProblem.nullable(),
    mobileChangedAt: instant.nullable(),
    mobileChangedBy: z.string().nullable().meta({
      description:
        'Subject of the person who last changed the mobile by hand; null: the file did. Neither asks for the approval of it nor decides it',
    }),
    mobileShared: z
      .boolean()
      .meta({ description: 'Another party of the case, or of a linked one, has the same number' }),
    addressesOfOthers: z.array(z.string()).meta({
      description:
        'Collision forms of the e-mail addresses on file for the other parties of the case and of linked cases',
    }),
    linkedCaseIds: z.array(uuid),
    caseEndedAt: instant.nullable(),
    concernOpen: z.boolean().meta({ description: 'A call with the party ended in danger' }),
  }),
  refusals: ['identity-check-not-found'],
} as const satisfies Operation
export type Clearance = z.infer<typeof readClearance.result>

export const identityCheckOperations = [
  findParties,
  readParty,
  unlockParty,
  startIdentityCheck,
  answerIdentityCheck,
  readClearance,
] as const
