import { actorOf } from '@gwirio/audit'
import { recallCorrespondence, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { actOn } from '../act-on.ts'
import type { Context } from '../context.ts'
import { maySee } from '../own-or-staff.ts'
import { presentCorrespondence } from '../present.ts'
import { lockCorrespondence } from '../store/correspondence.ts'

/** Stops it while it has not left; once its last bytes may have, that is said instead. */
export function recallCorrespondenceRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(recallCorrespondence, async ({ params }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const record = await lockCorrespondence(tx, vault, params)
      if (!record || !maySee(caller, record)) return refuse('correspondence-not-found')
      const now = clock.now()
      const command = { kind: 'recall' } as const
      const cause = { actor: actorOf(caller), at: now }
      const changed = await actOn(tx, context, record, { command, cause })
      if ('refused' in changed) return refuse('state-does-not-allow')
      return await presentCorrespondence(tx, changed, { caller, now })
    }),
  )
}
