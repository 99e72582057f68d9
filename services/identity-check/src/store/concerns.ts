import type { Area, ConcernReason } from '@gwirio/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

export type ConcernRow = Awaited<ReturnType<typeof listOpenConcerns>>[number]

/** @returns false when it is there already, or the same person has said the same of the call before and it stands open */
export async function insertConcern(
  tx: Transaction<Database>,
  concern: PartyKey & {
    concernId: string
    identityCheckId: string | null
    reason: ConcernReason
    raisedBy: string
    raiserBox: Buffer
    raisedAt: Date
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('concern')
    .values(concern)
    .onConflict((conflict) => conflict.doNothing())
    .returning('concernId')
    .executeTakeFirst()
  return inserted !== undefined
}

/** What stands open about a party, the newest first. */
export function listOpenConcerns(db: Kysely<Database>, party: PartyKey) {
  return selectConcerns(db, party).where('settledAt', 'is', null).execute()
}

/** What was ever raised about a party: what stands open, then the newest of the rest. */
export function listConcerns(db: Kysely<Database>, party: PartyKey, limit: number) {
  return selectConcerns(db, party)
    .clearOrderBy()
    .orderBy(sql`settled_at is not null`)
    .orderBy('raisedAt', 'desc')
    .orderBy('concernId', 'desc')
    .limit(limit)
    .execute()
}

export async function hasOpenConcern(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  const found = await db
    .selectFrom('concern')
    .select('concernId')
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('settledAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function setSettled(
  tx: Transaction<Database>,
  { caseId, concernId }: { caseId: string; concernId: string },
  settled: { settledBy: string; settlerBox: Buffer; noteBox: Buffer; settledAt: Date },
): Promise<void> {
  await tx
    .updateTable('concern')
    .set(settled)
    .where('caseId', '=', caseId)
    .where('concernId', '=', concernId)
    .execute()
}

/** The parties of some areas about whom something stands open, the oldest first. */
export async function listConcernedParties(
  db: Kysely<Database>,
  { areas, limit }: { areas: readonly Area[]; limit: number },
) {
  const rows = await db
    .selectFrom('concern')
    .innerJoin('caseFile', 'caseFile.caseId', 'concern.caseId')
    .innerJoin('party', (join) =>
      join
        .onRef('party.caseId', '=', 'concern.caseId')
        .onRef('party.partyId', '=', 'concern.partyId'),
    )
    .select([
      'concern.caseId',
      'caseFile.caseReference',
      'caseFile.area',
      'concern.partyId',
      'party.partyReference',
      sql<Date>`min(raised_at)`.as('since'),
      sql<ConcernReason[]>`array_agg(distinct reason order by reason)`.as('reasons'),
      sql<number>`(count(*) over ())::int`.as('count'),
    ])
    .where('settledAt', 'is', null)
    .where('caseFile.area', 'in', areas)
    .groupBy([
      'concern.caseId',
      'caseFile.caseReference',
      'caseFile.area',
      'concern.partyId',
      'party.partyReference',
    ])
    .orderBy('since')
    .orderBy('concern.caseId')
    .orderBy('concern.partyId')
    .limit(limit)
    .execute()
  const [first] = rows
  return { count: first?.count ?? 0, parties: rows.map(({ count: _, ...party }) => party) }
}

function selectConcerns(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('concern')
    .leftJoin('identityCheck', (join) =>
      join
        .onRef('identityCheck.caseId', '=', 'concern.caseId')
        .onRef('identityCheck.identityCheckId', '=', 'concern.identityCheckId'),
    )
    .select([
      'concernId',
      'reason',
      'raisedBy',
      'identityCheck.startedBy as begunBy',
      'raiserBox',
      'raisedAt',
      'settlerBox',
      'settledAt',
      'noteBox',
    ])
    .where('concern.caseId', '=', caseId)
    .where('concern.partyId', '=', partyId)
    .orderBy('raisedAt', 'desc')
    .orderBy('concernId', 'desc')
}
