import { listStaff } from '@gwirio/contracts'
import { route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { listStaff as listAccounts } from '../../store/staff-list.ts'
import { viewStaff } from './staff-view.ts'

export const listStaffRoute = ({ db }: Context) =>
  route(listStaff, async () => ({ staff: (await listAccounts(db)).map(viewStaff) }))
