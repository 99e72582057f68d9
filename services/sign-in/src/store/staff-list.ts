import type { Kysely } from 'kysely'
import type { StaffAccount } from './staff-accounts.ts'
import type { Database } from './tables.ts'

/** An account with how many passkeys it has, and the name of who invited it again. */
export type ListedStaff = StaffAccount & { passkeys: string | null; inviterName: string | null }

/** All accounts, by name. */
export function listStaff(db: Kysely<Database>): Promise<ListedStaff[]> {
  return listed(db).orderBy('displayName').orderBy('username').execute()
}

/** One account as lists show it. */
export function readStaff(db: Kysely<Database>, staffId: string): Promise<ListedStaff> {
  return listed(db).where('staffId', '=', staffId).executeTakeFirstOrThrow()
}

function listed(db: Kysely<Database>) {
  return db
    .selectFrom('staffAccount')
    .selectAll()
    .select(({ selectFrom, fn }) =>
      selectFrom('passkey')
        .select(fn.countAll<string>().as('count'))
        .whereRef('passkey.staffId', '=', 'staffAccount.staffId')
        .as('passkeys'),
    )
    .select(({ selectFrom }) =>
      selectFrom('staffAccount as inviter')
        .select('inviter.displayName')
        .whereRef('inviter.staffId', '=', 'staffAccount.invitedAgainBy')
        .as('inviterName'),
    )
}
