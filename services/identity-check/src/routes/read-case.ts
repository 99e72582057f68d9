import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, readCase, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { loadCase } from '../store/cases.ts'
import { viewCase } from './case-view.ts'

export const readCaseRoute = (context: Context) =>
  route(readCase, (input, request) => read(context, input, request))

/** The view is recorded before it is shown. */
async function read(
  { db, clock, audit, cipher }: Context,
  { params: { caseId } }: InputOf<typeof readCase>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof readCase>> {
  return await db.transaction().execute(async (tx) => {
    const found = await loadCase(tx, caseId)
    if (!found) return refuse('case-not-found')
    await audit.append(tx, {
      caseId,
      action: 'case.viewed',
      actor: actorOf(caller),
      occurredAt: clock.now(),
    })
    return await viewCase(cipher, tx, found)
  })
}
