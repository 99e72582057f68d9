import type { Kysely } from 'kysely'
import type { Context } from '../context.ts'
import type { StartNeed } from '../rules/command.ts'
import { findStartApproval } from '../store/approvals.ts'
import type { Database } from '../store/tables.ts'
import type { AskedStart } from './find-start-needs.ts'

export interface AskedApproval {
  readonly approval: 'not-needed' | 'needed' | 'waiting' | 'approved' | 'refused'
  readonly approvalId: string | null
}

/** How it stands with what a second person has to say to a start; what is too old has to be asked for again. */
export async function findAskedStart(
  db: Kysely<Database>,
  { vault }: Pick<Context, 'vault'>,
  { caseId, clearance, address, ...asked }: AskedStart & { identityCheckId: string },
  { kinds, now }: { kinds: readonly StartNeed[]; now: Date },
): Promise<AskedApproval> {
  if (kinds.length === 0) return { approval: 'not-needed', approvalId: null }
  const { mobile } = clearance
  const { identityCheckId } = asked
  const found = mobile
    ? await findStartApproval(db, vault, { caseId, identityCheckId, address, mobile, kinds })
    : null
  if (!found || found.state === 'expired' || found.until <= now)
    return { approval: 'needed', approvalId: null }
  return { approval: found.state, approvalId: found.approvalId }
}
