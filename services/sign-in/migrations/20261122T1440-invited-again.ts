import { type Kysely, sql } from 'kysely'

/** When a manager last took an account back to an invitation, and which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table staff_account
    add column invited_again_at timestamptz,
    add column invited_again_by uuid,
    add constraint staff_account_invited_again_check
      check (invited_again_by is null or invited_again_at is not null)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table staff_account
    drop column invited_again_at, drop column invited_again_by`.execute(db)
}
