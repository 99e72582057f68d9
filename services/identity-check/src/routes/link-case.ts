import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, linkCase, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { linkCases } from '../link-cases.ts'
import { loadCase, loadCaseByReference } from '../store/cases.ts'
import { viewCase } from './case-view.ts'

export const linkCaseRoute = (context: Context) =>
  route(linkCase, (input, request) => link(context, input, request))

/** Linking what is linked already changes nothing. */
async function link(
  context: Context,
  { params: { caseId }, body }: InputOf<typeof linkCase>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof linkCase>> {
  const { db, clock, cipher } = context
  return await db.transaction().execute(async (tx) => {
    const one = await loadCase(tx, caseId)
    if (!one) return refuse('case-not-found')
    const other = await loadCaseByReference(tx, body.caseReference)
    if (!other || other.caseId === one.caseId) return refuse('linked-case-not-found')
    await linkCases(context, tx, {
      caseId: one.caseId,
      linkedCaseId: other.caseId,
      actor: actorOf(caller),
      now: clock.now(),
      note: body.note,
    })
    return await viewCase(cipher, tx, one)
  })
}
