import { actorOf } from '@gwirio/audit'
import { findVerificationsByAddress } from '@gwirio/contracts'
import { normaliseAddress } from '@gwirio/mail'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { findPartiesByAddress } from '../store/parties-by-address.ts'

const most = 20

/** What was looked for is audited, whatever was found; who asks gets references, and every page behind them is audited too. */
export function findVerificationsByAddressRoute(context: Context): Route {
  const { db, vault, audit, clock } = context
  return route(findVerificationsByAddress, async ({ body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const address = normaliseAddress(body.address)
      const found = address
        ? await findPartiesByAddress(tx, {
            address: vault.comparableIndex(address),
            most: most + 1,
          })
        : []
      const parties = found.slice(0, most)
      await audit.append(tx, {
        caseId: null,
        action: 'verification.searched',
        actor: actorOf(caller),
        occurredAt: clock.now(),
        details: { count: parties.length },
        personal: { address: body.address },
      })
      return { parties, more: found.length > most }
    }),
  )
}
