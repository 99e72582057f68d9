import type { Change, ChangeKind } from '@gwirio/contracts'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Attention } from '../rules/attention.ts'
import type { ChangeTable, Database } from './tables.ts'
import type { VerificationKey } from './verifications.ts'

export async function insertChanges(
  tx: Transaction<Database>,
  changes: readonly Selectable<ChangeTable>[],
): Promise<void> {
  if (changes.length > 0)
    await tx
      .insertInto('change')
      .values([...changes])
      .execute()
}

export async function hasChange(
  tx: Transaction<Database>,
  key: VerificationKey,
  about: { kind: ChangeKind; subjectId: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('change')
    .select('sequence')
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('kind', '=', about.kind)
    .where('subjectId', '=', about.subjectId)
    .executeTakeFirst()
  return row !== undefined
}

/** What is read of the history of a verification: what needs a person, and all from one sequence on. */
interface Wanted {
  readonly verificationId: string
  readonly from: number
  readonly attention: number | null
}

/** The changes of some verifications of one case, in order, by verification. */
export async function listChanges(
  db: Kysely<Database>,
  caseId: string,
  wanted: readonly Wanted[],
): Promise<Map<string, Change[]>> {
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Selectable<ChangeTable>>`
    select change.*
    from unnest(
      ${wanted.map((each) => each.verificationId)}::uuid[],
      ${wanted.map((each) => each.from)}::integer[],
      ${wanted.map((each) => each.attention)}::integer[]
    ) as wanted (verification_id, first, attention)
    join change on change.case_id = ${caseId} and change.verification_id = wanted.verification_id
    where change.sequence >= wanted.first or change.sequence = wanted.attention
    order by change.sequence`.execute(db)
  const byId = Map.groupBy(rows, (row) => row.verificationId)
  return new Map(wanted.map(({ verificationId: id }) => [id, (byId.get(id) ?? []).map(toChange)]))
}

/** What waits for a person on a verification, by its kind. */
export async function findAttention(
  db: Kysely<Database>,
  { caseId, verificationId, attention }: VerificationKey & { attention: Attention | null },
): Promise<ChangeKind | null> {
  if (!attention) return null
  const row = await db
    .selectFrom('change')
    .select('kind')
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .where('sequence', '=', attention.sequence)
    .executeTakeFirst()
  return row?.kind ?? null
}

/** A verification somebody watches, and the last change they have seen. */
export interface Watched extends VerificationKey {
  readonly after: number
}

/** What is new to those who watch, one question for all of them; in order. */
export async function listNewChanges(
  db: Kysely<Database>,
  watched: readonly Watched[],
): Promise<Array<VerificationKey & { change: Change }>> {
  const { rows } = await sql<Selectable<ChangeTable>>`
    select change.*
    from unnest(
      ${watched.map((each) => each.caseId)}::uuid[],
      ${watched.map((each) => each.verificationId)}::uuid[],
      ${watched.map((each) => each.after)}::integer[]
    ) as watched (case_id, verification_id, after)
    join change using (case_id, verification_id)
    where change.sequence > watched.after
    order by change.sequence`.execute(db)
  return rows.map((row) => ({
    caseId: row.caseId,
    verificationId: row.verificationId,
    change: toChange(row),
  }))
}

export type ChangeRow = Omit<Selectable<ChangeTable>, 'caseId' | 'verificationId'>

export function toChange({ sequence, kind, at, reason, subjectId }: ChangeRow): Change {
  const replyId = kind.startsWith('text-') ? null : subjectId
  return { sequence, kind, at: at.toISOString(), reason, replyId }
}
