import { actorOf } from '@gwirio/audit'
import {
  type AnswerOf,
  type Clearance,
  isRefusal,
  type Refusal,
  refuse,
  ServiceError,
  startVerification,
} from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { type Route, type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { findObjection } from '../rules/clearance.ts'
import { checkAddressEntry } from './address-entry.ts'
import { type Beginning, beginVerification } from './begin-verification.ts'

type Answer = AnswerOf<typeof startVerification>

export function startVerificationRoute(context: Context): Route {
  return route(startVerification, async ({ params, body }, request): Promise<Answer> => {
    if (!body.safeContact.phoneIsPrivate) return refuse('phone-not-safe')
    if (!body.safeContact.mailboxIsPrivate) return refuse('mailbox-not-safe')
    const address = await checkAddressEntry(context, body)
    if (isRefusal(address)) return address
    const asked = { caseId: params.caseId, identityCheckId: body.identityCheckId }
    const clearance = await readClearance(context, request, asked)
    if (isRefusal(clearance)) return clearance
    const { safeToText } = body.safeContact
    return await start(context, request, { ...asked, address, clearance, safeToText })
  })
}

async function readClearance(
  context: Context,
  { log }: RouteRequest,
  asked: { caseId: string; identityCheckId: string },
): Promise<Clearance | Refusal<'identity-check-not-found' | 'not-ready'>> {
  try {
    return await context.identityCheck.readClearance(asked)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ err: error }, 'identity-check could not be asked')
    return refuse('not-ready')
  }
}

async function start(
  context: Context,
  { caller }: RouteRequest,
  given: Omit<Beginning, 'cause'>,
): Promise<Answer> {
  const now = context.clock.now()
  const comparable = comparableAddress(given.address.normalised)
  const objection = findObjection(given.clearance, comparable, now, context.numbers)
  const cause = { actor: actorOf(caller), at: now }
  const answer = objection
    ? refuse(objection)
    : await beginVerification(context, { ...given, cause })
  if (isRefusal(answer)) await recordRefusal(context, given, { reason: answer.refused, cause })
  return answer
}

/** A start that was refused can be the sign of somebody who should not be there. */
async function recordRefusal(
  context: Context,
  given: { caseId: string; identityCheckId: string; clearance: Clearance },
  { reason, cause }: { reason: string; cause: { actor: ReturnType<typeof actorOf>; at: Date } },
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
    }),
  )
}
