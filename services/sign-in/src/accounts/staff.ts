import { newId } from '@gwirio/database'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import {
  lockByUsername,
  putStaff,
  type StaffAccount,
  totpContext,
  updateStaff,
} from '../store/staff-accounts.ts'
import type { Database } from '../store/tables.ts'
import { endAccess } from './end-access.ts'
import type { StaffInput } from './input.ts'

export type Change = 'made' | 'changed' | 'unchanged'

/** What keeping accounts needs of the service. */
export type Keeper = Pick<Context, 'audit' | 'cipher' | 'clock' | 'db' | 'hasher' | 'jobs'>

/**
 * Makes a staff account or brings it to what is given. Sessions that began before a change end, and passkeys go.
 */
export async function keepStaff(
  keeper: Keeper,
  tx: Transaction<Database>,
  given: StaffInput,
): Promise<Change> {
  const { cipher, hasher } = keeper
  const found = await lockByUsername(tx, given.username)
  if (found && (await isAsGiven(keeper, found, given))) return 'unchanged'
  const staffId = found?.staffId ?? newId()
  await putStaff(tx, {
    staffId,
    username: given.username,
    displayName: given.displayName,
    role: given.role ?? found?.role ?? 'business-support',
    areas: given.areas ?? found?.areas ?? [],
    passwordHash: await hasher.hash(given.password),
    totpBox: cipher.seal(given.totpSecret, totpContext(staffId)),
  })
  if (found) await endAccess(keeper, tx, staffId)
  await record(keeper, tx, found ? 'staff.changed' : 'staff.made', staffId)
  return found ? 'changed' : 'made'
}

/** Disables a staff account and ends its sessions at once. @returns false when there is none in use */
export async function endStaff(
  keeper: Keeper,
  tx: Transaction<Database>,
  username: string,
): Promise<boolean> {
  const found = await lockByUsername(tx, username)
  if (!found || found.disabledAt) return false
  const { staffId } = found
  await updateStaff(tx, { staffId, disabledAt: keeper.clock.now() })
  await endAccess(keeper, tx, staffId)
  await record(keeper, tx, 'staff.disabled', staffId)
  return true
}

async function isAsGiven({ cipher, hasher }: Keeper, account: StaffAccount, given: StaffInput) {
  return (
    account.disabledAt === null &&
    account.displayName === given.displayName &&
    (given.role ?? account.role) === account.role &&
    JSON.stringify(given.areas ?? account.areas) === JSON.stringify(account.areas) &&
    account.totpBox !== null &&
    cipher.open(account.totpBox, totpContext(account.staffId)) === given.totpSecret &&
    (await hasher.verify(account.passwordHash ?? undefined, given.password))
  )
}

function record(keeper: Keeper, tx: Transaction<Database>, action: string, staffId: string) {
  return keeper.audit.append(tx, {
    caseId: null,
    action,
    actor: { kind: 'service', id: 'accounts-command' },
    occurredAt: keeper.clock.now(),
    details: { staffId },
  })
}
