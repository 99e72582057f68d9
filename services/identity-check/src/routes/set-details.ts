import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, refuse, setDetails } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { saveDetails } from '../store/details.ts'
import { lockParty } from '../store/parties.ts'

export const setDetailsRoute = (context: Context) =>
  route(setDetails, (input, request) => set(context, input, request))

/** The record says of which kind and how many; what they are stands on file alone. */
async function set(
  { db, clock, audit, cipher }: Context,
  { params, body: { kind, values, note } }: InputOf<typeof setDetails>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof setDetails>> {
  return await db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    await saveDetails(tx, cipher, { ...params, kind, values })
    await audit.append(tx, {
      ...params,
      action: 'party.details-set',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { kind, values: values.length },
      personal: { note },
    })
    return undefined
  })
}
