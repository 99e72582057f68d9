import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onParty } from './paths.ts'
import { letterFormat } from './words.ts'

export const changeLetterFormat = {
  id: 'changeLetterFormat',
  summary: 'How a party asked to get letters',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/letter-format',
  scope: 'party:write',
  params: onParty,
  body: z.strictObject({ letterFormat }),
  status: 204,
  result: z.undefined(),
  refusals: ['party-not-found'],
} as const satisfies Operation

export const readLetterFormat = {
  id: 'readLetterFormat',
  summary: 'How a party asked to get letters (correspondence only)',
  method: 'get',
  path: '/v1/cases/:caseId/parties/:partyId/letter-format',
  scope: 'detail:search',
  params: onParty,
  status: 200,
  result: z.strictObject({ letterFormat }),
  refusals: ['party-not-found'],
} as const satisfies Operation
