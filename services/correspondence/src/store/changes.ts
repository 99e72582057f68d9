import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Decision, Maker } from '../rules/model.ts'
import type { CorrespondenceKey } from './correspondence.ts'
import type { CorrespondenceChangeTable, Database } from './tables.ts'
import type { Vault } from './vault.ts'

type Row = Selectable<CorrespondenceChangeTable>

/** What happened to something that leaves, in the clear. */
export interface ChangeRecord extends Pick<Row, 'sequence' | 'kind' | 'at' | 'reason'> {
  /** Null: nobody but us. */
  readonly maker: Maker | null
}

/** @param given.after the sequence of the change before */
export async function insertChanges(
  tx: Transaction<Database>,
  vault: Vault,
  { caseId, correspondenceId }: CorrespondenceKey,
  given: { changes: Decision['changes']; after: number; at: Date; maker: Maker | null },
): Promise<void> {
  if (given.changes.length === 0) return
  const { after, at, maker } = given
  const rows = given.changes.map(({ kind, reason }, position) => {
    const sequence = after + position + 1
    const rowId = `${correspondenceId}:${sequence}`
    const seal = (column: string, plain: string | null = null) =>
      plain === null ? null : vault.seal(`correspondence_change.${column}`, rowId, plain)
    return {
      caseId,
      correspondenceId,
      sequence,
      kind,
      at,
      reason,
      makerKind: maker?.kind ?? null,
      makerName: seal('maker_name', maker?.by),
      note: seal('note', maker?.note),
    }
  })
  await tx.insertInto('correspondenceChange').values(rows).execute()
}

/** In order. */
export async function listChanges(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, correspondenceId }: CorrespondenceKey,
): Promise<ChangeRecord[]> {
  const rows = await db
    .selectFrom('correspondenceChange')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .orderBy('sequence')
    .limit(500)
    .execute()
  return rows.map(({ sequence, kind, at, reason, ...made }) => {
    const maker = openMaker(vault, `${correspondenceId}:${sequence}`, made)
    return { sequence, kind, at, reason, maker }
  })
}

function openMaker(
  vault: Vault,
  rowId: string,
  { makerKind: kind, makerName, note }: Pick<Row, 'makerKind' | 'makerName' | 'note'>,
): Maker | null {
  return (
    kind && {
      kind,
      by: makerName && vault.open('correspondence_change.maker_name', rowId, makerName),
      note: note && vault.open('correspondence_change.note', rowId, note),
    }
  )
}
