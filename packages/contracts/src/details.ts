import { z } from 'zod'
import { contentPlace } from './correspondence-words.ts'
import type { Operation } from './operation.ts'
import { onParty } from './paths.ts'
import { note } from './words.ts'

/** What of a party no other party of the case may learn. */
export const detailKind = z.enum([
  'address',
  'postcode',
  'phone',
  'e-mail',
  'school',
  'refuge-area',
  'workplace',
  'other',
])
export type DetailKind = z.infer<typeof detailKind>

/** Fewer letters and digits would be found everywhere. */
const fewestCharacters = 3

export const detailValue = z
  .string()
  .trim()
  .max(200)
  .refine((text) => (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= fewestCharacters, {
    error: `At least ${fewestCharacters} letters or digits`,
  })
  .meta({ description: 'As it is written on a letter; an address with commas between its lines' })

export const setDetails = {
  id: 'setDetails',
  summary:
    'Put the confidential details of one kind on file for a party, instead of those there were; none: take them away. Nothing shows them again',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/details',
  scope: 'party:write',
  params: onParty,
  body: z.strictObject({ kind: detailKind, values: z.array(detailValue).max(20), note }),
  status: 204,
  result: z.undefined(),
  refusals: ['party-not-found'],
} as const satisfies Operation

/** A text of a message that is to leave, and where it stands. */
export const passage = z.strictObject({
  place: contentPlace,
  document: z.int().min(0).nullable().meta({ description: 'Which document, from 0' }),
  text: z.string().max(2_000_000),
})
export type Passage = z.infer<typeof passage>

/** Where something was found, of which kind and how often: never what, whose, or where in the text. */
export const detailHit = passage
  .pick({ place: true, document: true })
  .extend({ kind: detailKind, times: z.int() })
export type DetailHit = z.infer<typeof detailHit>

export const searchDetails = {
  id: 'searchDetails',
  summary:
    'Search what is to be sent to a party for the confidential details of all others in the case and in linked cases (correspondence only)',
  method: 'post',
  path: '/v1/cases/:caseId/parties/:partyId/details/search',
  scope: 'detail:search',
  params: onParty,
  body: z.strictObject({ passages: z.array(passage).max(200) }),
  maxBodyBytes: 8 * 1024 * 1024,
  status: 200,
  result: z.strictObject({ hits: z.array(detailHit) }),
  refusals: ['party-not-found', 'busy'],
} as const satisfies Operation

export const detailOperations = [setDetails, searchDetails] as const
