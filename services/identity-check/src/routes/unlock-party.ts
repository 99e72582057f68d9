import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, refuse, unlockParty } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { isLocked } from '../rules/identity-check.ts'
import { listChecks } from '../store/identity-checks.ts'
import { lockParty, setUnlocked } from '../store/parties.ts'

export const unlockPartyRoute = (context: Context) =>
  route(unlockParty, (input, request) => unlock(context, input, request))

/** Only a locked party is unlocked: the failures of one that is not go on counting. */
async function unlock(
  { db, clock, audit, limits }: Context,
  { params, body }: InputOf<typeof unlockParty>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof unlockParty>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    const checks = await listChecks(tx, party)
    if (!isLocked({ checks, unlockedAt: party.unlockedAt, now }, limits)) return undefined
    await setUnlocked(tx, party, now)
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: 'party.unlocked',
      actor: actorOf(caller),
      occurredAt: now,
      // What a manager writes may name people.
      personal: { reason: body.reason },
    })
    return undefined
  })
}
