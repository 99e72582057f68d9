import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

interface MonthOfTexts {
  /** `2026-11`, as the clocks of Wales have it. */
  readonly month: string
  readonly delivered: number
  readonly sent: number
  readonly failed: number
  readonly parts: number
}

/**
 * Counts the texts that were asked for from one day to another, both included. A text that nobody wanted any more has not
 * failed; parts are those of the texts that the provider took, delivered or not, because it bills them.
 */
export async function countTextsByMonth(
  db: Kysely<Tables>,
  { from, to }: { from: string; to: string },
): Promise<MonthOfTexts[]> {
  const { rows } = await sql<MonthOfTexts>`
    select to_char(created_at at time zone 'Europe/London', 'YYYY-MM') as month,
      count(*) filter (where status = 'delivered')::int as delivered,
      count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'failed' and failed_reason is distinct from 'no-longer-needed')::int as failed,
      coalesce(sum(parts) filter (where sent_at is not null), 0)::int as parts
    from text
    where created_at >= ${from}::date::timestamp at time zone 'Europe/London'
      and created_at < (${to}::date + 1)::timestamp at time zone 'Europe/London'
    group by month order by month`.execute(db)
  return rows
}
