import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, keepCase, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { lockCase, setKept } from '../store/cases.ts'
import { describeRetained } from './retained-case.ts'

export const keepCaseRoute = (context: Context) =>
  route(keepCase, (input, request) => keep(context, input, request))

/** Keeping what is kept leaves the day since when, and the new reason is recorded too. */
async function keep(
  { db, clock, audit, retentionYears }: Context,
  { params: { caseId }, body }: InputOf<typeof keepCase>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof keepCase>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const found = await lockCase(tx, caseId)
    if (!found) return refuse('case-not-found')
    const { endedAt } = found
    if (endedAt === null) return refuse('case-not-ended')
    const keptSince = body.keep ? (found.keptSince ?? now) : null
    await setKept(tx, caseId, keptSince)
    await audit.append(tx, {
      caseId,
      action: body.keep ? 'case.kept' : 'case.kept-no-longer',
      actor: actorOf(caller),
      occurredAt: now,
      personal: { note: body.note },
    })
    return describeRetained({ ...found, endedAt, keptSince }, retentionYears)
  })
}
