import { actorOf } from '@gwirio/audit'
import { type AnswerOf, signOutEverywhere } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import { endSessions } from '../../accounts/end-access.ts'
import type { Context } from '../../context.ts'

export const signOutEverywhereRoute = (context: Context) =>
  route(signOutEverywhere, (_input, request) => signOut(context, request))

async function signOut(
  context: Context,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof signOutEverywhere>> {
  const { audit, clock, db } = context
  // A program has no sessions
  if (caller.kind !== 'staff') return undefined
  await db.transaction().execute(async (tx) => {
    await endSessions(context, tx, caller.subject)
    await audit.append(tx, {
      caseId: null,
      action: 'staff.signed-out',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      reason: 'everywhere',
    })
  })
  return undefined
}
