import { refuse, requestLift } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { askApproval } from '../approvals/ask-approval.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { addHours } from '../rules/time.ts'
import { lockCases } from '../store/case-lock.ts'
import { findFreeze } from '../store/freezes.ts'

/** It stays frozen until somebody else agrees. */
export function requestLiftRoute(context: Context): Route {
  return route(requestLift, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      await lockCases(tx, [params.caseId])
      const freeze = await findFreeze(tx, context.vault, params)
      if (!freeze || freeze.liftedAt) return refuse('freeze-not-found')
      const now = context.clock.now()
      const { approval } = await askApproval(tx, context, {
        kinds: ['lift-freeze'],
        about: freeze,
        subject: { freezeId: freeze.freezeId },
        until: addHours(now, context.numbers.approvalHours),
        note: body.note,
        caller,
      })
      return presentApproval(approval, caller, now)
    }),
  )
}
