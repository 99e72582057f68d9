import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, refuse, unlinkCase } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { auditForBoth } from '../link-cases.ts'
import { deleteLink } from '../store/case-links.ts'
import { loadCase } from '../store/cases.ts'
import { viewCase } from './case-view.ts'

export const unlinkCaseRoute = (context: Context) =>
  route(unlinkCase, (input, request) => unlink(context, input, request))

async function unlink(
  { db, clock, cipher, audit }: Context,
  { params, body: { note } }: InputOf<typeof unlinkCase>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof unlinkCase>> {
  return await db.transaction().execute(async (tx) => {
    const found = await loadCase(tx, params.caseId)
    if (!found) return refuse('case-not-found')
    if (!(await deleteLink(tx, params))) return refuse('linked-case-not-found')
    const act = { ...params, actor: actorOf(caller), now: clock.now(), note }
    await auditForBoth(audit, tx, { ...act, action: 'case.unlinked' })
    return await viewCase(cipher, tx, found)
  })
}
