import type { Route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { addClientRoute } from './add-client.ts'
import { addStaffRoute } from './add-staff.ts'
import { changeClientSecretRoute } from './change-client-secret.ts'
import { changeStaffRoute } from './change-staff.ts'
import { disableClientRoute } from './disable-client.ts'
import { disableStaffRoute } from './disable-staff.ts'
import { inviteStaffAgainRoute } from './invite-staff-again.ts'
import { listClientsRoute } from './list-clients.ts'
import { listStaffRoute } from './list-staff.ts'
import { signOutEverywhereRoute } from './sign-out-everywhere.ts'

/** What managers do with accounts and clients, and everybody with their own sessions. */
export function manageRoutes(context: Context): Route[] {
  return [
    listStaffRoute(context),
    addStaffRoute(context),
    changeStaffRoute(context),
    disableStaffRoute(context),
    inviteStaffAgainRoute(context),
    signOutEverywhereRoute(context),
    listClientsRoute(context),
    addClientRoute(context),
    changeClientSecretRoute(context),
    disableClientRoute(context),
  ]
}
