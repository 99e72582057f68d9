import { actorOf } from '@gwirio/audit'
import { reportPartyChange } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { changeLive } from '../change-live.ts'
import type { Context } from '../context.ts'
import { comparisonRetries } from '../jobs/queues.ts'
import { expireApprovals } from '../store/approvals.ts'
import { lockCases } from '../store/case-lock.ts'
import { insertPartyChange } from '../store/party-changes.ts'
import type { Database } from '../store/tables.ts'
import { lockLiveOfCase } from '../store/verifications.ts'

/** What changed on file. A start that was cleared before it, and is not committed yet, is not begun. */
export function reportPartyChangeRoute(context: Context): Route {
  const { db, clock, audit } = context
  return route(reportPartyChange, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const { caseId } = params
      const { reportId, partyId, kind } = body
      await lockCases(tx, [caseId])
      const now = clock.now()
      const isNew = await insertPartyChange(tx, { caseId, reportId, partyId, kind, at: now })
      if (!isNew) return undefined
      const cause = { actor: actorOf(caller), at: now, details: { reportId } }
      await audit.append(tx, {
        caseId,
        ...(partyId ? { partyId } : {}),
        action: 'party.change-reported',
        actor: cause.actor,
        occurredAt: now,
        reason: kind,
        details: cause.details,
      })
      if (kind === 'others-changed') await compareLiveAgain(tx, context, { caseId, partyId })
      else await changeLive(tx, context, { caseId, partyId }, { command: { kind }, cause })
      return undefined
    }),
  )
}

/**
 * By a job, because identity-check is asked outside the transaction. Until a verification has been compared nobody takes
 * its suspension back by what was asked before.
 */
async function compareLiveAgain(
  tx: Transaction<Database>,
  { vault, jobs }: Context,
  party: { caseId: string; partyId: string | null },
): Promise<void> {
  for (const { caseId, verificationId } of await lockLiveOfCase(tx, vault, party)) {
    await expireApprovals(tx, { caseId, verificationId }, 'resume')
    await jobs.enqueue(tx, 'compare-again', { caseId, verificationId }, comparisonRetries)
  }
}
