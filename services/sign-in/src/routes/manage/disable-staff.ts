import { actorOf } from '@gwirio/audit'
import { type AnswerOf, disableStaff, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import { endAccess } from '../../accounts/end-access.ts'
import type { Context } from '../../context.ts'
import { lockStaff, updateStaff } from '../../store/staff-accounts.ts'
import { readStaffView } from './staff-view.ts'

export const disableStaffRoute = (context: Context) =>
  route(disableStaff, (input, request) => disable(context, input, request))

async function disable(
  context: Context,
  { params: { staffId } }: InputOf<typeof disableStaff>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof disableStaff>> {
  const { audit, clock, db } = context
  if (caller.subject === staffId) return refuse('own-account')
  return await db.transaction().execute(async (tx) => {
    const account = await lockStaff(tx, staffId)
    if (!account) return refuse('staff-not-found')
    if (account.disabledAt) return readStaffView(tx, staffId)
    await updateStaff(tx, { staffId, disabledAt: clock.now() })
    await endAccess(context, tx, staffId)
    await audit.append(tx, {
      caseId: null,
      action: 'staff.disabled',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { staffId },
    })
    return readStaffView(tx, staffId)
  })
}
