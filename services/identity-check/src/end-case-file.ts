import type { Audit, AuditEvent } from '@gwirio/audit'
import type { Jobs } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { reportCaseEnded } from './report-change.ts'
import { type CaseRow, lockCase, setEnded } from './store/cases.ts'
import type { Database } from './store/tables.ts'

/**
 * Ends a case, once: the day of an end that is on file stays.
 *
 * @returns the case as it then is, or undefined when there is none
 */
export async function endCaseFile(
  context: { audit: Audit; jobs: Jobs },
  tx: Transaction<Database>,
  act: {
    caseId: string
    endedAt: Date
    now: Date
    actor: AuditEvent['actor']
    /** What staff wrote; an import has nothing to say. */
    note?: string
  },
): Promise<CaseRow | undefined> {
  const { caseId, endedAt, note } = act
  const found = await lockCase(tx, caseId)
  if (!found || found.endedAt !== null) return found
  await setEnded(tx, caseId, endedAt)
  await context.audit.append(tx, {
    caseId,
    action: 'case.ended',
    actor: act.actor,
    occurredAt: act.now,
    ...(note === undefined ? {} : { personal: { note } }),
  })
  await reportCaseEnded(context, tx, caseId)
  return { ...found, endedAt }
}
