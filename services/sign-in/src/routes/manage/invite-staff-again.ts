import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, inviteStaffAgain, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import { endAccess } from '../../accounts/end-access.ts'
import type { Context } from '../../context.ts'
import { lockStaff, updateStaff } from '../../store/staff-accounts.ts'
import { invite } from './invite.ts'
import { readStaffView } from './staff-view.ts'

export const inviteStaffAgainRoute = (context: Context) =>
  route(inviteStaffAgain, (input, request) => inviteAgain(context, input, request))

/** A disabled account comes back in the same way: its owner enrols anew. */
async function inviteAgain(
  context: Context,
  { params: { staffId } }: InputOf<typeof inviteStaffAgain>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof inviteStaffAgain>> {
  const { audit, clock, db } = context
  if (caller.subject === staffId) return refuse('own-account')
  return await db.transaction().execute(async (tx) => {
    const account = await lockStaff(tx, staffId)
    if (!account) return refuse('staff-not-found')
    const invitedAgainBy = caller.kind === 'staff' ? caller.subject : null
    const invited = { invitedAgainAt: clock.now(), invitedAgainBy }
    await updateStaff(tx, { staffId, ...withoutCredentials, ...invited })
    await endAccess(context, tx, staffId)
    const enrolment = await invite(context, tx, staffId)
    await audit.append(tx, {
      caseId: null,
      action: 'staff.invited-again',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { staffId, wasDisabled: account.disabledAt !== null },
    })
    return { staff: await readStaffView(tx, staffId), enrolment }
  })
}

const withoutCredentials = {
  passwordHash: null,
  totpBox: null,
  lastTotpStep: null,
  disabledAt: null,
} as const
