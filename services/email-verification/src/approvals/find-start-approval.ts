import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import { isGood } from '../rules/approval.ts'
import type { ApprovedStart, StartNeed } from '../rules/command.ts'
import { covers } from '../rules/other-parties.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { findNewestStartApproval } from '../store/approvals.ts'
import type { Database } from '../store/tables.ts'
import { requireNormalised } from '../store/vault.ts'
import type { AskedStart } from './find-start-needs.ts'

/** What a start needs of a second person. */
interface Needed {
  readonly needs: readonly StartNeed[]
  /** Digests of the addresses that it is a slip away from. */
  readonly near: readonly Buffer[]
  readonly now: Date
}

/**
 * What was asked for exactly this call, address and mobile, against exactly these other addresses, and is still good: one way
 * for the start, for the check of the address and for who asks again. What is not good any more has to be asked for again.
 */
export async function findStartApproval(
  db: Kysely<Database>,
  { vault }: Pick<Context, 'vault'>,
  { caseId, clearance, address, identityCheckId }: AskedStart & { identityCheckId: string },
  { needs, near, now }: Needed,
): Promise<ApprovalRecord | null> {
  const { mobile } = clearance
  if (needs.length === 0 || mobile === null) return null
  const sought = { caseId, identityCheckId, address, mobile, kinds: needs }
  const found = await findNewestStartApproval(db, vault, sought)
  const isOfThis = found && isGood(found, now) && covers(found.nearIndexes, near)
  return isOfThis ? found : null
}

/** What somebody approved, as the rules want to see it; null where nobody did. */
export function toApprovedStart(record: ApprovalRecord | null): ApprovedStart | null {
  if (record?.state !== 'approved' || record.decidedBy === null || record.address === null)
    return null
  const { requestedBy, decidedBy, address, kinds, identityCheckId } = record
  return {
    requestedBy,
    decidedBy,
    identityCheckId: identityCheckId ?? '',
    address: requireNormalised(address),
    kinds: kinds.filter(isStartNeed),
  }
}

function isStartNeed(kind: ApprovalRecord['kinds'][number]): kind is StartNeed {
  return kind === 'near-miss-address' || kind === 'mobile-changed'
}
