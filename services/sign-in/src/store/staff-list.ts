import type { Kysely, Transaction, Updateable } from 'kysely'
import type { StaffAccount } from './staff-accounts.ts'
import type { Database } from './tables.ts'

/** An account with how many passkeys it has. */
export type ListedStaff = StaffAccount & { passkeys: string | null }

/** All accounts, by name. */
export function listStaff(db: Kysely<Database>): Promise<ListedStaff[]> {
  return listed(db).orderBy('displayName').orderBy('username').execute()
}

/** One account as lists show it. */
export function readStaff(db: Kysely<Database>, staffId: string): Promise<ListedStaff> {
  return listed(db).where('staffId', '=', staffId).executeTakeFirstOrThrow()
}

/** Finds an account, disabled or not, and keeps others from changing it. */
export function lockStaff(
  tx: Transaction<Database>,
  staffId: string,
): Promise<StaffAccount | undefined> {
  return tx
    .selectFrom('staffAccount')
    .selectAll()
    .where('staffId', '=', staffId)
    .forUpdate()
    .executeTakeFirst()
}

/** @returns false when the username is in use */
export async function addInvited(
  tx: Transaction<Database>,
  account: Pick<StaffAccount, 'staffId' | 'username' | 'displayName' | 'role' | 'areas'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('staffAccount')
    .values(account)
    .onConflict((conflict) => conflict.column('username').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateStaff(
  tx: Transaction<Database>,
  { staffId, ...news }: Updateable<Database['staffAccount']> & { staffId: string },
): Promise<void> {
  await tx.updateTable('staffAccount').set(news).where('staffId', '=', staffId).execute()
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
}
