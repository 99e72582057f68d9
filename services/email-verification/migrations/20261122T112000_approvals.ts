import { type Kysely, sql } from 'kysely'

const statements = [
  `create table approval (
    case_id uuid not null,
    approval_id uuid not null,
    kinds text[] not null check (cardinality(kinds) > 0),
    needs text not null check (needs in ('second-person', 'manager')),
    state text not null check (state in ('waiting', 'approved', 'refused', 'expired')),
    case_reference text not null,
    area text not null,
    party_id uuid,
    party_reference text,
    identity_check_id uuid,
    verification_id uuid,
    reply_id uuid,
    freeze_id uuid,
    level text check (level in ('strong', 'weak', 'none')),
    address bytea,
    address_index bytea,
    mobile_index bytea,
    note bytea not null,
    requested_by text not null,
    requested_by_kind text not null check (requested_by_kind in ('staff', 'client')),
    requester_name bytea not null,
    requested_at timestamptz not null,
    until timestamptz not null,
    decided_by text,
    decider_name bytea,
    decided_at timestamptz,
    decision_note bytea,
    primary key (case_id, approval_id),
    constraint approval_takes_two_people check (decided_by is null or decided_by <> requested_by),
    constraint approval_decided_by_somebody check ((state in ('approved', 'refused')) = (decided_by is not null and decided_at is not null))
  )`,
  `create unique index approval_asked_once on approval
    (case_id, kinds, verification_id, reply_id, freeze_id, identity_check_id, address_index, mobile_index)
    nulls not distinct where state = 'waiting'`,
  `create index approval_waiting on approval (area, requested_at, approval_id) where state = 'waiting'`,
  `create index approval_of_verification on approval (case_id, verification_id) where state = 'waiting'`,
  `create index approval_of_start on approval (case_id, identity_check_id) where identity_check_id is not null`,

  `create table case_freeze (
    case_id uuid not null,
    freeze_id uuid not null,
    case_reference text not null,
    area text not null,
    party_id uuid,
    party_reference text,
    note bytea not null,
    frozen_by text not null,
    freezer_name bytea not null,
    frozen_at timestamptz not null,
    lifted_at timestamptz,
    primary key (case_id, freeze_id)
  )`,
  `create unique index case_freeze_once on case_freeze (case_id, party_id) nulls not distinct where lifted_at is null`,

  `create table party_change (
    case_id uuid not null,
    report_id uuid not null,
    party_id uuid,
    kind text not null check (kind in ('contact-changed', 'new-party-in-case', 'case-ended')),
    at timestamptz not null,
    primary key (case_id, report_id)
  )`,

  // A reply that two people accept can be held again for what it says, and an approval can be asked for again
  'drop index change_once_per_subject',
  `create unique index change_once_per_subject on change (case_id, verification_id, kind, subject_id)
    where subject_id is not null
      and kind not in ('reply-held', 'approval-requested', 'approval-granted', 'approval-refused')`,
]

export async function up(db: Kysely<unknown>) {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** Of several changes of one kind about the same mail only the first keeps saying which: there was room for one. */
export async function down(db: Kysely<unknown>) {
  await sql`update change as later set subject_id = null
    from change as first
    where (first.case_id, first.verification_id, first.kind, first.subject_id)
        = (later.case_id, later.verification_id, later.kind, later.subject_id)
      and first.sequence < later.sequence`.execute(db)
  await sql`drop index change_once_per_subject`.execute(db)
  await sql`create unique index change_once_per_subject on change (case_id, verification_id, kind, subject_id)
    where subject_id is not null`.execute(db)
  await sql`drop table party_change, case_freeze, approval`.execute(db)
}
