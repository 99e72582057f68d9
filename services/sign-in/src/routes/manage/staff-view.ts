import type { StaffView } from '@gwirio/contracts'
import type { Kysely } from 'kysely'
import { type ListedStaff, readStaff } from '../../store/staff-list.ts'
import type { Database } from '../../store/tables.ts'

/** An account as managers see it. */
export function viewStaff(account: ListedStaff): StaffView {
  const { staffId, username, displayName, role, areas, lastSignedInAt } = account
  const { invitedAgainAt, inviterName } = account
  return {
    staffId,
    username,
    displayName,
    role,
    areas,
    state: stateOf(account),
    passkeys: Number(account.passkeys ?? 0),
    lastSignedInAt: lastSignedInAt?.toISOString() ?? null,
    invitedAgain: invitedAgainAt && { at: invitedAgainAt.toISOString(), by: inviterName },
  }
}

/** One account as it is now. */
export async function readStaffView(db: Kysely<Database>, staffId: string): Promise<StaffView> {
  return viewStaff(await readStaff(db, staffId))
}

function stateOf({ disabledAt, passwordHash }: ListedStaff): StaffView['state'] {
  if (disabledAt) return 'disabled'
  return passwordHash ? 'active' : 'invited'
}
