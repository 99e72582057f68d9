import { z } from 'zod'
import type { Operation } from './operation.ts'
import { area, verificationState } from './words.ts'

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
