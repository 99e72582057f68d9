import { actorOf } from '@gwirio/audit'
import { type AnswerOf, addStaff, type InputOf, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../../context.ts'
import { addInvited } from '../../store/staff-accounts.ts'
import { invite } from './invite.ts'
import { readStaffView } from './staff-view.ts'

export const addStaffRoute = (context: Context) =>
  route(addStaff, (input, request) => add(context, input, request))

async function add(
  context: Context,
  { body }: InputOf<typeof addStaff>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof addStaff>> {
  const { audit, clock, db } = context
  const { username, displayName, role, areas } = body
  return await db.transaction().execute(async (tx) => {
    const staffId = newId()
    if (!(await addInvited(tx, { ...body, staffId }))) return refuse('username-taken')
    const enrolment = await invite(context, tx, staffId)
    await audit.append(tx, {
      caseId: null,
      action: 'staff.made',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { staffId, role, areas: areas.join(' ') },
      personal: { username, displayName },
    })
    return { staff: await readStaffView(tx, staffId), enrolment }
  })
}
