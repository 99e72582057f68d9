import { type Kysely, sql } from 'kysely'

const writer = 'gwirio_audit_writer'

export async function up(db: Kysely<unknown>) {
  await sql`
    create table event (
      case_id uuid not null,
      event_id uuid not null,
      occurred_at timestamptz not null,
      recorded_xid xid8 not null default pg_current_xact_id(),
      service text not null,
      action text not null,
      actor_kind text not null check (actor_kind in ('staff', 'client', 'service', 'service-user')),
      actor_id text not null,
      party_id uuid,
      verification_id uuid,
      reason text,
      details jsonb not null,
      commitments jsonb not null,
      leaf_hash bytea not null check (length(leaf_hash) = 32),
      primary key (case_id, event_id)
    )`.execute(db)
  await sql`
    create table personal (
      case_id uuid not null,
      event_id uuid not null,
      field text not null,
      box bytea not null,
      primary key (case_id, event_id, field),
      foreign key (case_id, event_id) references event
    )`.execute(db)
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'audit events are never changed or deleted' using errcode = 'insufficient_privilege';
    end $$`.execute(db)
  // For each statement: also one that touches no row, and also TRUNCATE.
  await sql`
    create trigger event_never_changes before update or delete or truncate on event
    for each statement execute function refuse_change()`.execute(db)
  await sql`grant usage on schema audit to ${sql.ref(writer)}`.execute(db)
  await sql`grant insert on event, personal to ${sql.ref(writer)}`.execute(db)
}

export async function down(db: Kysely<unknown>) {
  await sql`revoke usage on schema audit from ${sql.ref(writer)}`.execute(db)
  await sql`drop table personal, event`.execute(db)
  await sql`drop function refuse_change`.execute(db)
}
