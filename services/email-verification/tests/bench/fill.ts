import { type Kysely, sql } from 'kysely'
import type { Database } from '../../src/store/tables.ts'

/**
 * Makes verifications as some years leave them: most are over, half of the rest verified, two in a hundred open, five in
 * a hundred need a person. Nothing in them is sealed, because no list opens it.
 */
export async function fill(
  db: Kysely<Database>,
  { count, now, withChanges = true }: { count: number; now: Date; withChanges?: boolean },
): Promise<void> {
  await sql`insert into verification (case_id, verification_id, party_id, case_reference, party_reference,
      identity_check_id, address, address_index, comparable_index, mobile, reply_token, language, accepts_weak,
      area, safe_to_text, state, reason, level, started_at, open_until, verified_at, verified_until, ended_at,
      tries_left, codes_left, version, attention_sequence, attention_at, bounced)
    select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'GW26P' || number, '1',
      gen_random_uuid(), '', hash, hash, '', '', 'both', false,
      (array['gwent', 'mid-and-west-wales', 'south-wales', 'south-west-wales', 'north-wales'])[1 + number % 5],
      '"any-time"', state, null, case when was_verified then 'strong' end, started_at,
      started_at + interval '24 hours', case when was_verified then started_at + interval '4 minutes' end,
      case when was_verified then started_at + interval '12 months' end, null,
      5, 2, 3, case when needs_a_person then 3 end, case when needs_a_person then started_at end,
      needs_a_person and number % 3 = 0
    from (
      select number, state, state in ('verified', 'suspended', 'ended') as was_verified,
        state <> 'ended' and number % 20 = 0 as needs_a_person, sha256(number::text::bytea) as hash,
        ${now}::timestamptz - case when state = 'awaiting-reply' then random() * interval '24 hours'
          else interval '1 day' + random() * interval '11 months' end as started_at
      from (
        select number, case when number % 50 = 0 then 'awaiting-reply' when number % 50 < 24 then 'verified'
          when number % 50 = 24 then 'suspended' when number % 50 < 30 then 'expired' else 'ended' end as state
        from generate_series(1, ${count}::integer) as number
      ) as drawn
    ) as story`.execute(db)
  if (!withChanges) return
  await sql`insert into change (case_id, verification_id, sequence, kind, at, reason)
    select case_id, verification_id, sequence,
      (array['started', 'prompt-sent', case when attention_at is null then 'reply-received' else 'reply-held' end])[sequence],
      started_at + sequence * interval '1 second',
      case when sequence = 3 and attention_at is not null then 'has-cc' end
    from verification, generate_series(1, 3) as sequence`.execute(db)
}
