import { actorOf } from '@gwirio/audit'
import { listApprovals } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { presentInList } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { listWaiting } from '../store/approvals.ts'

const pageSize = 50

/** What waits, without address and note: those are read one by one, and audited. */
export function listApprovalsRoute({ db, vault, clock, audit }: Context): Route {
  return route(listApprovals, async ({ body }, { caller }) => {
    const now = clock.now()
    return await db.transaction().execute(async (tx) => {
      const waiting = await listWaiting(tx, vault, { ...body, now, limit: pageSize + 1 })
      await audit.append(tx, {
        caseId: null,
        action: 'approval.listed',
        actor: actorOf(caller),
        occurredAt: now,
        details: { areas: body.areas.join(' '), count: Math.min(waiting.length, pageSize) },
      })
      const shown = waiting.slice(0, pageSize)
      return {
        approvals: shown.map((approval) => presentInList(approval, caller, now)),
        more: waiting.length > pageSize,
      }
    })
  })
}
