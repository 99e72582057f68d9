import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import type { Cleared } from '../read-clearance.ts'
import { listAcceptedLikeness } from '../store/accepted-likeness.ts'
import { countPartyChanges } from '../store/party-changes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findLikenessNow } from './find-likeness-now.ts'
import { casesOf } from './find-start-needs.ts'

interface ResumeComparison {
  readonly objection:
    | 'concern-open'
    | 'address-not-usable'
    | 'mobile-not-usable'
    | 'not-ready'
    | null
  /** Digests of the addresses of others to which whoever agrees agrees too: those that the suspension told of. */
  readonly near: readonly Buffer[]
}

const objections = {
  none: null,
  'near-miss': null,
  collision: 'address-not-usable',
  'mobile-shared': 'mobile-not-usable',
} as const

/**
 * What was suspended is compared with the other parties again, as at a start, before it opens the gate: nobody can agree to
 * what is shared with another party. The cases are held locked.
 */
export async function compareForResume(
  tx: Transaction<Database>,
  context: Context,
  record: VerificationRecord,
  { clearance, changesBefore }: Cleared,
): Promise<ResumeComparison> {
  const { caseId } = record
  // What identity-check said may not be true any more
  const changes = await countPartyChanges(tx, casesOf({ caseId, clearance }))
  if (changes !== changesBefore) return { objection: 'not-ready', near: [] }
  if (clearance.concernOpen) return { objection: 'concern-open', near: [] }
  const { likeness, near } = await findLikenessNow(tx, context, record, clearance)
  return { objection: objections[likeness], near: await listSeen(tx, context, { record, near }) }
}

/** A suspension for another reason tells nobody of an address that came near meanwhile: its report finds it later. */
async function listSeen(
  tx: Transaction<Database>,
  { vault }: Context,
  { record, near }: { record: VerificationRecord; near: readonly Buffer[] },
): Promise<readonly Buffer[]> {
  if (near.length === 0 || record.reason === 'new-party-in-case') return near
  const accepted = await listAcceptedLikeness(tx, vault, record)
  return near.filter((digest) => accepted.some((each) => each.equals(digest)))
}
