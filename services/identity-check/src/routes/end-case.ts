import { actorOf } from '@gwirio/audit'
import { type AnswerOf, endCase, type InputOf, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { endCaseFile } from '../end-case-file.ts'
import { viewCase } from './case-view.ts'

export const endCaseRoute = (context: Context) =>
  route(endCase, (input, request) => end(context, input, request))

async function end(
  context: Context,
  { params: { caseId }, body: { note } }: InputOf<typeof endCase>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof endCase>> {
  const now = context.clock.now()
  return await context.db.transaction().execute(async (tx) => {
    const actor = actorOf(caller)
    const ended = await endCaseFile(context, tx, { caseId, endedAt: now, now, actor, note })
    return ended ? await viewCase(context.cipher, tx, ended) : refuse('case-not-found')
  })
}
