import { actorOf } from '@gwirio/audit'
import { listLockedParties, type ResultOf } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { lockedSince } from '../rules/identity-check.ts'
import { listChecksOf, listOftenFailed } from '../store/identity-checks.ts'
import { loadParties } from '../store/parties.ts'
import { summarise } from './party-summary.ts'

const mostShown = 100

export const listLockedPartiesRoute = (context: Context) =>
  route(listLockedParties, (_, request) => list(context, request))

/** The query finds who can be locked; whether they are is the same rule as everywhere. */
async function list(
  { db, clock, audit, cipher, limits }: Context,
  { caller }: RouteRequest,
): Promise<ResultOf<typeof listLockedParties>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const keys = await listOftenFailed(tx, { failures: limits.failuresAllowed, now })
    const checks = await listChecksOf(tx, keys)
    const locked = (await loadParties(tx, keys))
      .flatMap((party) => {
        const { unlockedAt } = party
        const history = { checks: checks.get(party.partyId) ?? [], unlockedAt, now }
        const lockedAt = lockedSince(history, limits)
        return lockedAt === null ? [] : [{ party, lockedAt }]
      })
      .sort((one, other) => other.lockedAt.getTime() - one.lockedAt.getTime())
    const shown = locked.slice(0, mostShown)
    await audit.append(tx, {
      caseId: null,
      action: 'party.locked-listed',
      actor: actorOf(caller),
      occurredAt: now,
      details: { shown: shown.length },
    })
    return {
      parties: shown.map(({ party, lockedAt }) => ({
        ...summarise(cipher, party),
        lockedAt: lockedAt.toISOString(),
      })),
      more: locked.length > mostShown,
    }
  })
}
