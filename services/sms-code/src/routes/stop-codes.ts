import { actorOf } from '@gwirio/audit'
import { stopCodes } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { stopCodes as storeStop } from '../store/codes.ts'
import { lockCodes } from '../store/lock-codes.ts'

/** Kills the codes of a verification, also of one whose first code was not asked for yet. */
export function stopCodesRoute(context: Context): Route {
  const { db, audit, clock, limits, hotp } = context
  return route(stopCodes, async ({ body }, { caller }) => {
    const now = clock.now()
    await db.transaction().execute(async (tx) => {
      const newSecret = () => hotp.sealNewSecret(body)
      const { state } = await lockCodes(tx, body, { limits, newSecret })
      if (state.isStopped) return
      await storeStop(tx, body, now)
      await audit.append(tx, {
        ...body,
        action: 'codes.stopped',
        actor: actorOf(caller),
        occurredAt: now,
      })
    })
    return undefined
  })
}
