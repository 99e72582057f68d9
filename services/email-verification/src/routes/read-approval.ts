import { readApproval, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { recordAct } from '../approvals/ask-approval.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { findApproval } from '../store/approvals.ts'

/** The view is audited before it is shown. */
export function readApprovalRoute(context: Context): Route {
  return route(readApproval, async ({ params }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      const approval = await findApproval(tx, context.vault, params)
      if (!approval) return refuse('approval-not-found')
      await recordAct(tx, context, approval, { action: 'approval.viewed', caller })
      return presentApproval(approval, caller, context.clock.now())
    }),
  )
}
