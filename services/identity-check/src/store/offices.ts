import type { AreaView } from '@gwirio/contracts'
import { jsonb } from '@gwirio/database'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'

export function listOffices(db: Kysely<Database>): Promise<AreaView[]> {
  return db.selectFrom('office').select(['area', 'phone', 'hours']).orderBy('area').execute()
}

export async function saveOffice(
  tx: Transaction<Database>,
  { area, phone, hours }: AreaView,
): Promise<void> {
  const change = { phone, hours: jsonb(hours) }
  await tx
    .insertInto('office')
    .values({ area, ...change })
    .onConflict((conflict) => conflict.column('area').doUpdateSet(change))
    .execute()
}
