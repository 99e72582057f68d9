import type { Area, VerificationOutcome } from '@gwirio/contracts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from './tables.ts'

/** The days a figure is about, as people in Wales count them; both are in it. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** Verifications that began in these days. */
function beganIn({ from, to }: Days): RawBuilder<boolean> {
  return sql`verification.started_at >= ${from}::date::timestamp at time zone 'Europe/London'
    and verification.started_at < (${to}::date + 1)::timestamp at time zone 'Europe/London'`
}

/** What became of them until now, whether or not a job has written down what time did. */
export async function countOutcomes(
  db: Kysely<Database>,
  { days, now }: { days: Days; now: Date },
): Promise<Array<{ area: Area; outcome: VerificationOutcome; count: number }>> {
  const { rows } = await sql<{ area: Area; outcome: VerificationOutcome; count: number }>`
    select area, case
        when state = 'awaiting-reply' then case when open_until > ${now} then 'open' else 'expired' end
        when state in ('verified', 'suspended') and verified_until <= ${now} then 'ended'
        else state
      end as outcome, count(*)::integer as count
    from verification
    where ${beganIn(days)}
    group by 1, 2
    order by 1, 2`.execute(db)
  return rows
}

/** Ends of the buckets in minutes; the last one has none. */
const bucketMinutes = [2, 5, 10, 20, 30, 60, 240, 1440]

/** From the prompt that left to the reply that verified, as our border received it. */
export async function measureMinutes(
  db: Kysely<Database>,
  days: Days,
): Promise<{ buckets: Array<{ upTo: number | null; count: number }>; median: number | null }> {
  const { rows } = await sql<{ counts: number[] | null; median: number | null }>`
    with taken as (
      select extract(epoch from verification.verified_at - min(change.at))::double precision / 60 as minutes
      from verification
      join change on change.case_id = verification.case_id
        and change.verification_id = verification.verification_id and change.kind = 'prompt-sent'
      where ${beganIn(days)} and verification.verified_at is not null
      group by verification.case_id, verification.verification_id, verification.verified_at
    ), bucket as (
      select ordinality, (
        select count(*)::integer from taken
        where width_bucket(greatest(minutes, 0), ${bucketMinutes}::double precision[]) = ordinality - 1
      ) as count
      from generate_series(1, ${bucketMinutes.length + 1}::integer) as ordinality
    )
    select (select array_agg(count order by ordinality) from bucket) as counts,
      (select percentile_cont(0.5) within group (order by minutes) from taken) as median`.execute(
    db,
  )
  const [row] = rows
  const ends = [...bucketMinutes, null]
  const buckets = ends.map((upTo, position) => ({ upTo, count: row?.counts?.[position] ?? 0 }))
  return { buckets, median: row?.median ?? null }
}

/** Why replies were held. */
export async function countHolds(
  db: Kysely<Database>,
  days: Days,
): Promise<Array<{ area: Area; reason: string; count: number }>> {
  const { rows } = await sql<{ area: Area; reason: string; count: number }>`
    select verification.area, change.reason, count(*)::integer as count
    from verification
    join change on change.case_id = verification.case_id
      and change.verification_id = verification.verification_id and change.kind = 'reply-held'
    where ${beganIn(days)} and change.reason is not null
    group by 1, 2
    order by 1, 2`.execute(db)
  return rows
}
