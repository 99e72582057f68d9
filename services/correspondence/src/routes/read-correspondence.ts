import { readCorrespondence, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { appendAudit } from '../act-on.ts'
import { causeOf } from '../cause.ts'
import type { Context } from '../context.ts'
import { presentCorrespondence } from '../present.ts'
import { maySee } from '../rules/may-see.ts'
import { findCorrespondence } from '../store/correspondence.ts'

export function readCorrespondenceRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(readCorrespondence, async ({ params }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const now = clock.now()
      const record = await findCorrespondence(tx, vault, params)
      if (!record || !maySee(caller, record)) return refuse('correspondence-not-found')
      if (caller.kind === 'staff') {
        const cause = causeOf(caller, now)
        await appendAudit(tx, context, record, { action: 'viewed', reason: null, cause })
      }
      return await presentCorrespondence(tx, vault, record, { caller, now })
    }),
  )
}
