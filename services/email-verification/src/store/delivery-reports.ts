import type { Selectable, Transaction } from 'kysely'
import type { Database, DeliveryReportTable } from './tables.ts'

/** @returns false when it was reported before */
export async function insertDeliveryReport(
  tx: Transaction<Database>,
  report: Selectable<DeliveryReportTable>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('deliveryReport')
    .values(report)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}
