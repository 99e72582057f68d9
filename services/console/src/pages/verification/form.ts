import { uuid } from '@gwirio/contracts'
import { z } from 'zod'

/** Why staff cancel; "stop safely" looks to everybody else like any other end. */
export const cancelForm = z.object({ reason: z.enum(['staff', 'stop-safely']) })

/** Whose call is stopped safely, as the page knew it. */
export const stoppedForm = z.object({ partyId: uuid, identityCheckId: uuid })

export const suspendForm = z.object({ reason: z.literal('doubt') })

export const endForm = z.object({ reason: z.literal('withdrawn') })

/** The change that needed a person, as it stood when the page was shown: a newer one stays. */
export const settleForm = z.object({
  sequence: z.coerce.number().int(),
  how: z.enum(['phoned', 'other-route', 'nothing-to-do']),
})
