import { actorOf } from '@gwirio/audit'
import { type AnswerOf, isRefusal, refuse, startVerification } from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { type Route, type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { readClearance } from '../read-clearance.ts'
import { findObjection } from '../rules/clearance.ts'
import { admitAddress } from '../start/admit-address.ts'
import { type Beginning, beginVerification } from '../start/begin-verification.ts'
import { checkAddressEntry } from '../start/check-address-entry.ts'

type Answer = AnswerOf<typeof startVerification>

export function startVerificationRoute(context: Context): Route {
  return route(startVerification, async ({ params, body }, request): Promise<Answer> => {
    if (!body.safeContact.phoneIsPrivate) return refuse('phone-not-safe')
    if (!body.safeContact.mailboxIsPrivate) return refuse('mailbox-not-safe')
    const address = await checkAddressEntry(context, body)
    if (isRefusal(address)) return address
    const asked = { caseId: params.caseId, identityCheckId: body.identityCheckId }
    const cleared = await readClearance(context, request, asked)
    if (isRefusal(cleared)) return cleared
    const given = { ...asked, ...cleared, address }
    const refused = await admitAddress(context, request.caller, given)
    if (refused) return refused
    const { safeToText } = body.safeContact
    return await start(context, request, { ...given, safeToText })
  })
}

async function start(
  context: Context,
  { caller }: RouteRequest,
  given: Omit<Beginning, 'caller' | 'cause'>,
): Promise<Answer> {
  const now = context.clock.now()
  const comparable = comparableAddress(given.address.normalised)
  const objection = findObjection(given.clearance, comparable, now)
  const cause = { actor: actorOf(caller), at: now }
  const answer = objection
    ? refuse(objection)
    : await beginVerification(context, { ...given, caller, cause })
  if (isRefusal(answer)) await recordRefusal(context, given, { reason: answer.refused, cause })
  return answer
}

/** A start that was refused can be the sign of somebody who should not be there. */
async function recordRefusal(
  context: Context,
  given: Pick<Beginning, 'caseId' | 'identityCheckId' | 'clearance' | 'address'>,
  { reason, cause }: { reason: string; cause: Pick<Beginning['cause'], 'actor' | 'at'> },
): Promise<void> {
  await context.db.transaction().execute((tx) =>
    context.audit.append(tx, {
      caseId: given.caseId,
      partyId: given.clearance.partyId,
      action: 'verification.refused',
      actor: cause.actor,
      occurredAt: cause.at,
      reason,
      details: { identityCheckId: given.identityCheckId },
      personal: { address: given.address.typed },
    }),
  )
}
