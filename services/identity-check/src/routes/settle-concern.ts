import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, refuse, settleConcern } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { settlerOf } from '../describe-calls.ts'
import { whyNotSettle } from '../rules/concern.ts'
import { sealCallField } from '../store/call-fields.ts'
import { listOpenConcerns, setSettled } from '../store/concerns.ts'
import { lockParty } from '../store/parties.ts'

export const settleConcernRoute = (context: Context) =>
  route(settleConcern, (input, request) => settle(context, input, request))

/** Settles all that stands open about the party, when its newest is the one that was read. */
async function settle(
  { db, clock, cipher, audit }: Context,
  { params, body }: InputOf<typeof settleConcern>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof settleConcern>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    const { caseId, partyId } = party
    const open = await listOpenConcerns(tx, party)
    const [newest] = open
    if (!newest) return refuse('concern-not-found')
    if (newest.concernId !== body.concernId) return refuse('concern-changed')
    const whyNot = whyNotSettle(open, settlerOf(caller))
    if (whyNot) return refuse(whyNot)
    for (const { concernId, reason } of open) {
      const seal = (field: 'settler' | 'note', value: string) =>
        sealCallField(cipher, field, { id: concernId, value })
      await setSettled(
        tx,
        { caseId, concernId },
        {
          settledBy: caller.subject,
          settlerBox: seal('settler', caller.name ?? caller.subject),
          noteBox: seal('note', body.note),
          settledAt: now,
        },
      )
      await audit.append(tx, {
        caseId,
        partyId,
        action: 'concern.settled',
        actor: actorOf(caller),
        occurredAt: now,
        reason,
        details: { concernId },
        // What staff write may name people
        personal: { note: body.note },
      })
    }
    return undefined
  })
}
