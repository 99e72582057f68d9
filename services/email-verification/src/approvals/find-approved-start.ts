import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import type { ApprovedStart, StartNeed } from '../rules/command.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { findStartApproval } from '../store/approvals.ts'
import type { Database } from '../store/tables.ts'
import { requireNormalised } from '../store/vault.ts'
import type { AskedStart } from './find-start-needs.ts'

/** What somebody approved for exactly this call, address and mobile, while it is good. */
export async function findApprovedStart(
  db: Kysely<Database>,
  { vault }: Pick<Context, 'vault'>,
  { caseId, clearance, address, ...asked }: AskedStart & { identityCheckId: string },
  { kinds, now }: { kinds: readonly StartNeed[]; now: Date },
): Promise<{ record: ApprovalRecord; approval: ApprovedStart } | null> {
  const { identityCheckId } = asked
  const { mobile } = clearance
  if (kinds.length === 0 || mobile === null) return null
  const sought = { caseId, identityCheckId, address, mobile, kinds }
  const record = await findStartApproval(db, vault, sought)
  if (record?.state !== 'approved' || record.until <= now) return null
  if (record.decidedBy === null || record.address === null) return null
  const { requestedBy, decidedBy } = record
  const approval = {
    requestedBy,
    decidedBy,
    identityCheckId: record.identityCheckId ?? '',
    address: requireNormalised(record.address),
    kinds: record.kinds.filter(isStartNeed),
  }
  return { record, approval }
}

function isStartNeed(kind: ApprovalRecord['kinds'][number]): kind is StartNeed {
  return kind === 'near-miss-address' || kind === 'mobile-changed'
}
