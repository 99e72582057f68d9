import type { Area, CorrespondenceState } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import { type CorrespondenceRecord, openRow, recordColumns } from './correspondence-record.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

export interface ListFilter {
  /** Only what this client handed over itself; null: all. */
  readonly clientId: string | null
  readonly caseReference: string | null
  readonly partyReference: string | null
  /** None: all. */
  readonly states: readonly CorrespondenceState[]
  readonly areas: readonly Area[]
}

/** Where a page ended. */
export interface ListPlace {
  readonly submittedAt: Date
  readonly correspondenceId: string
}

/** Newest first, after a place. */
export async function listCorrespondenceAfter(
  db: Kysely<Database>,
  vault: Vault,
  given: { filter: ListFilter; after: ListPlace | null; limit: number },
): Promise<CorrespondenceRecord[]> {
  const { filter, after, limit } = given
  const { clientId, caseReference, partyReference, states, areas } = filter
  const rows = await db
    .selectFrom('correspondence')
    .select(recordColumns)
    .$if(clientId !== null, (query) =>
      query.where('clientId', '=', clientId ?? '').where('wayIn', '<>', 'staff'),
    )
    .$if(caseReference !== null, (query) => query.where('caseReference', '=', caseReference ?? ''))
    .$if(partyReference !== null, (query) =>
      query.where('partyReference', '=', partyReference ?? ''),
    )
    .$if(states.length > 0, (query) => query.where('state', 'in', [...states]))
    .$if(areas.length > 0, (query) => query.where('area', 'in', [...areas]))
    .$if(after !== null, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple('submittedAt', 'correspondenceId'),
          '<',
          tuple(after?.submittedAt ?? new Date(0), after?.correspondenceId ?? ''),
        ),
      ),
    )
    .orderBy('submittedAt', 'desc')
    .orderBy('correspondenceId', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => openRow(vault, row))
}

/** @param areas none: all */
export async function countHeld(db: Kysely<Database>, areas: readonly Area[]): Promise<number> {
  const { count } = await db
    .selectFrom('correspondence')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', '=', 'held')
    .$if(areas.length > 0, (query) => query.where('area', 'in', [...areas]))
    .executeTakeFirstOrThrow()
  return Number(count)
}
