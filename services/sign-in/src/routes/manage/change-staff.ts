import { actorOf } from '@gwirio/audit'
import { type AnswerOf, changeStaff, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { changesStanding } from '../../rules/own-account.ts'
import { lockStaff, updateStaff } from '../../store/staff-accounts.ts'
import { readStaffView } from './staff-view.ts'

export const changeStaffRoute = (context: Context) =>
  route(changeStaff, (input, request) => change(context, input, request))

/** Tokens carry the change from the next refresh on, within minutes; sessions go on. */
async function change(
  { audit, clock, db }: Context,
  { params: { staffId }, body }: InputOf<typeof changeStaff>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof changeStaff>> {
  const { displayName, role, areas } = body
  return await db.transaction().execute(async (tx) => {
    const account = await lockStaff(tx, staffId)
    if (!account) return refuse('staff-not-found')
    const isOwn = caller.subject === staffId
    if (isOwn && changesStanding(account, body)) return refuse('own-account')
    await updateStaff(tx, { staffId, ...body })
    await audit.append(tx, {
      caseId: null,
      action: 'staff.changed',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { staffId, role, areas: areas.join(' '), roleBefore: account.role },
      personal: { displayName },
    })
    return readStaffView(tx, staffId)
  })
}
