import type { Insertable, Kysely, Selectable, Transaction, Updateable } from 'kysely'
import type { Database } from './tables.ts'

export type StaffAccount = Selectable<Database['staffAccount']>

/** Finds an account that may be used, by its comparable username. */
export function findByUsername(
  db: Kysely<Database>,
  username: string,
): Promise<StaffAccount | undefined> {
  return active(db).where('username', '=', username).executeTakeFirst()
}

/** Finds an account that may be used. */
export function findStaff(
  db: Kysely<Database>,
  staffId: string,
): Promise<StaffAccount | undefined> {
  return active(db).where('staffId', '=', staffId).executeTakeFirst()
}

/** Finds an account that waits for its owner to enrol. */
export function findInvited(
  db: Kysely<Database>,
  staffId: string,
): Promise<StaffAccount | undefined> {
  return active(db)
    .where('staffId', '=', staffId)
    .where('passwordHash', 'is', null)
    .executeTakeFirst()
}

/** Finds an account by its comparable username, disabled or not, and keeps others from changing it. */
export function lockByUsername(
  tx: Transaction<Database>,
  username: string,
): Promise<StaffAccount | undefined> {
  return tx
    .selectFrom('staffAccount')
    .selectAll()
    .where('username', '=', username)
    .forUpdate()
    .executeTakeFirst()
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

/** Makes an account or brings it to what is given; a disabled one may be used again. */
export async function putStaff(
  tx: Transaction<Database>,
  account: Insertable<Database['staffAccount']>,
): Promise<void> {
  const row = { ...account, disabledAt: null }
  await tx
    .insertInto('staffAccount')
    .values(row)
    .onConflict((conflict) => conflict.column('staffId').doUpdateSet(row))
    .execute()
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

/**
 * Takes the time step of a one-time code, once: of two sign-ins with the same code at the same moment one gets it.
 *
 * @returns false when this or a later step was already used, or the account was disabled meanwhile
 */
export async function useTotpStep(
  tx: Transaction<Database>,
  { staffId, step }: { staffId: string; step: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('staffAccount')
    .set({ lastTotpStep: step })
    .where('staffId', '=', staffId)
    .where('disabledAt', 'is', null)
    .where((where) =>
      where.or([where('lastTotpStep', 'is', null), where('lastTotpStep', '<', String(step))]),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Keeps a hash made with today's parameters, unless the password was changed meanwhile. */
export async function renewPasswordHash(
  db: Kysely<Database>,
  account: StaffAccount,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('staffAccount')
    .set({ passwordHash })
    .where('staffId', '=', account.staffId)
    .where('passwordHash', '=', account.passwordHash)
    .execute()
}

function active(db: Kysely<Database>) {
  return db.selectFrom('staffAccount').selectAll().where('disabledAt', 'is', null)
}

/** What the box of a one-time code's secret is bound to. */
export function totpContext(staffId: string): string {
  return `sign_in.staff_account.totp:${staffId}`
}
