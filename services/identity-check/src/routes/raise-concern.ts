import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, raiseConcern, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { reportChange } from '../report-change.ts'
import { sealCallField } from '../store/call-fields.ts'
import { insertConcern, listOpenConcerns } from '../store/concerns.ts'
import { loadCheck } from '../store/identity-checks.ts'
import { lockParty } from '../store/parties.ts'

export const raiseConcernRoute = (context: Context) =>
  route(raiseConcern, (input, request) => raise(context, input, request))

/** However old the identity check is and whatever came of it: what was said in the call counts. */
async function raise(
  context: Context,
  { params, body }: InputOf<typeof raiseConcern>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof raiseConcern>> {
  const { db, clock, cipher, audit } = context
  const now = clock.now()
  const { concernId, identityCheckId, reason } = body
  return await db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    const { caseId, partyId } = party
    const check = identityCheckId && (await loadCheck(tx, { caseId, identityCheckId }))
    if (identityCheckId && (!check || check.partyId !== partyId))
      return refuse('identity-check-not-found')
    // Of a call that is forgotten already nothing tells whether it is the same: a second press says nothing new
    const open = identityCheckId === null ? await listOpenConcerns(tx, party) : []
    if (open.some((each) => each.reason === reason && each.raisedBy === caller.subject))
      return undefined
    const isNew = await insertConcern(tx, {
      caseId,
      partyId,
      concernId,
      identityCheckId,
      reason,
      raisedBy: caller.subject,
      raiserBox: sealCallField(cipher, 'raiser', {
        id: concernId,
        value: caller.name ?? caller.subject,
      }),
      raisedAt: earlier(new Date(body.raisedAt), now),
    })
    if (!isNew) return undefined
    await audit.append(tx, {
      caseId,
      partyId,
      action: 'concern.raised',
      actor: actorOf(caller),
      occurredAt: now,
      reason,
      details: {
        concernId,
        raisedAt: body.raisedAt,
        ...(identityCheckId === null ? {} : { identityCheckId }),
      },
    })
    await reportChange(context, tx, { kind: 'concern-raised', caseId, partyIds: [partyId] })
    return undefined
  })
}

/** A report that was held up says when the call ended; nothing ends in the future. */
function earlier(one: Date, other: Date): Date {
  return one < other ? one : other
}
