import { actorOf } from '@gwirio/audit'
import { freeze, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { nameOf, type Route, route } from '@gwirio/service-kit'
import { presentFreezes } from '../approvals/present-freezes.ts'
import type { Context } from '../context.ts'
import { makeFreeze } from '../make-freeze.ts'

/**
 * Anybody can stop everything at once: what is verified is suspended, what is open is cancelled without a sign, and
 * nothing starts until the freeze is lifted. A start that is on its way is waited for, and cancelled.
 */
export function freezeRoute(context: Context): Route {
  const { db } = context
  return route(freeze, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const { caseId } = params
      const by = { actor: actorOf(caller), subject: caller.subject, name: nameOf(caller) }
      const isMade = await makeFreeze(tx, context, { caseId, freezeId: newId(), by, ...body })
      // Nothing ever began there, so that nothing has to stop
      return isMade ? await presentFreezes(tx, context, caseId) : refuse('not-ready')
    }),
  )
}
