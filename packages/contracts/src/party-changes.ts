import { z } from 'zod'
import type { Operation } from './operation.ts'
import { onCase } from './paths.ts'
import { uuid } from './words.ts'

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
