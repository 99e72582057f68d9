import type { Kysely, Selectable, Transaction } from 'kysely'
import { aboutRegulator } from '../rules/incident.ts'
import type { CorrespondenceKey } from './correspondence.ts'
import type { IncidentTable } from './incident-tables.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

type Row = Selectable<IncidentTable>

/** An incident with its personal fields in the clear. */
export interface IncidentRecord extends Readonly<Omit<Row, 'address' | 'note' | 'openerName'>> {
  readonly address: string
  readonly note: string
  readonly openerName: string
}

export interface IncidentKey {
  readonly caseId: string
  readonly incidentId: string
}

export async function insertIncident(
  tx: Transaction<Database>,
  vault: Vault,
  record: IncidentRecord,
): Promise<void> {
  const { incidentId } = record
  await tx
    .insertInto('incident')
    .values({
      ...record,
      address: vault.seal('incident.address', incidentId, record.address),
      note: vault.seal('incident.note', incidentId, record.note),
      openerName: vault.seal('incident.opener_name', incidentId, record.openerName),
    })
    .execute()
}

export async function findIncident(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, incidentId }: IncidentKey,
): Promise<IncidentRecord | null> {
  const row = await db
    .selectFrom('incident')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('incidentId', '=', incidentId)
    .executeTakeFirst()
  return row ? open(vault, row) : null
}

/** Nobody else decides about it until the transaction ends. */
export async function lockIncident(
  tx: Transaction<Database>,
  vault: Vault,
  { caseId, incidentId }: IncidentKey,
): Promise<IncidentRecord | null> {
  const row = await tx
    .selectFrom('incident')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('incidentId', '=', incidentId)
    .forUpdate()
    .executeTakeFirst()
  return row ? open(vault, row) : null
}

/** The one that is open about this correspondence. */
export async function findOpenIncidentOf(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, correspondenceId }: CorrespondenceKey,
): Promise<IncidentRecord | null> {
  const row = await db
    .selectFrom('incident')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
  return row ? open(vault, row) : null
}

/** The newest that was reported about this correspondence. */
export async function findIncidentIdOf(
  db: Kysely<Database>,
  { caseId, correspondenceId }: CorrespondenceKey,
): Promise<string | null> {
  const row = await db
    .selectFrom('incident')
    .select('incidentId')
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .orderBy('openedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.incidentId ?? null
}

/** Open ones first, that with the least time left first; then those closed last. */
export async function listIncidentRows(db: Kysely<Database>) {
  return await db
    .selectFrom('incident')
    .selectAll()
    .select(({ exists, selectFrom, val }) =>
      exists(
        selectFrom('incidentDecision')
          .select(val(1).as('one'))
          .whereRef('incidentDecision.caseId', '=', 'incident.caseId')
          .whereRef('incidentDecision.incidentId', '=', 'incident.incidentId')
          .where('decision', 'in', aboutRegulator),
      )
        .$castTo<boolean>()
        .as('isRegulatorDecided'),
    )
    .orderBy('closedAt', (order) => order.desc().nullsFirst())
    .orderBy('tellRegulatorBy')
    .limit(200)
    .execute()
}

export async function closeIncident(
  tx: Transaction<Database>,
  { caseId, incidentId }: IncidentKey,
  closedAt: Date,
): Promise<void> {
  await tx
    .updateTable('incident')
    .set({ closedAt })
    .where('caseId', '=', caseId)
    .where('incidentId', '=', incidentId)
    .executeTakeFirstOrThrow()
}

function open(vault: Vault, row: Row): IncidentRecord {
  return {
    ...row,
    address: vault.open('incident.address', row.incidentId, row.address),
    note: vault.open('incident.note', row.incidentId, row.note),
    openerName: vault.open('incident.opener_name', row.incidentId, row.openerName),
  }
}
