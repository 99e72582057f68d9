import type { Audit, AuditEvent } from '@gwirio/audit'
import type { Jobs } from '@gwirio/database'
import type { Transaction } from 'kysely'
import { reportChange, reportOthersChanged } from './report-change.ts'
import { type CasePair, insertLink, listSharedContacts } from './store/case-links.ts'
import type { Database } from './store/tables.ts'

interface LinkAct extends CasePair {
  readonly actor: AuditEvent['actor']
  readonly now: Date
  /** What staff wrote; an import has nothing to say. */
  readonly note?: string
}

/**
 * Links two cases, once. Whoever has a number or an address on file that somebody of the other case has too would be
 * refused from now on, so a live verification of theirs is doubted.
 */
export async function linkCases(
  context: { audit: Audit; jobs: Jobs },
  tx: Transaction<Database>,
  act: LinkAct,
): Promise<void> {
  if (!(await insertLink(tx, act, act.now))) return
  const shared = Map.groupBy(await listSharedContacts(tx, act), ({ caseId }) => caseId)
  for (const [caseId, parties] of shared)
    await reportChange(context, tx, {
      kind: 'new-party-in-case',
      caseId,
      partyIds: parties.map(({ partyId }) => partyId),
    })
  await reportOthersChanged(context, tx, act.caseId)
  await auditForBoth(context.audit, tx, { ...act, action: 'case.linked' })
}

/** One event for each of the two cases, so that the record of either is whole. */
async function auditForBoth(
  audit: Audit,
  tx: Transaction<Database>,
  { caseId, linkedCaseId, action, actor, now, note }: LinkAct & { action: string },
): Promise<void> {
  for (const [one, other] of [
    [caseId, linkedCaseId],
    [linkedCaseId, caseId],
  ] as const)
    await audit.append(tx, {
      caseId: one,
      action,
      actor,
      occurredAt: now,
      details: { linkedCaseId: other },
      ...(note === undefined ? {} : { personal: { note } }),
    })
}
