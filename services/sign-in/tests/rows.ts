import { openDatabase } from '@gwirio/database'
import { sql } from 'kysely'
import type { TestService } from './service.ts'

/** Reads with the administrator's eyes. */
export async function readRows<Row>(
  { adminUrl }: TestService,
  query: ReturnType<typeof sql<Row>>,
): Promise<Row[]> {
  const db = openDatabase<unknown>({ url: adminUrl, maxConnections: 1 })
  try {
    return (await query.execute(db)).rows
  } finally {
    await db.destroy()
  }
}

/** The actions on record, in order. */
export async function readActions(service: TestService): Promise<string[]> {
  const rows = await readRows(
    service,
    sql<{ action: string; reason: string | null }>`
      select action, reason from audit.event where service = 'sign-in' order by event_id`,
  )
  return rows.map(({ action, reason }) => (reason ? `${action} (${reason})` : action))
}
