import { actorOf } from '@gwirio/audit'
import {
  type AnswerOf,
  isRefusal,
  type ProblemCode,
  type Refusal,
  refuse,
  requestStartApproval,
} from '@gwirio/contracts'
import { type Address, comparableAddress, parseAddress } from '@gwirio/mail'
import { type Route, type RouteRequest, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { askApproval } from '../approvals/ask-approval.ts'
import { findStartApproval, toApprovedStart } from '../approvals/find-start-approval.ts'
import { casesOf, findStartNeeds } from '../approvals/find-start-needs.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { type Cleared, readClearance } from '../read-clearance.ts'
import { findObjection } from '../rules/clearance.ts'
import { admitAddress } from '../start/admit-address.ts'
import { lockCases } from '../store/case-lock.ts'
import { isPartyFrozen } from '../store/freezes.ts'
import type { Database } from '../store/tables.ts'

type Answer = AnswerOf<typeof requestStartApproval>

interface Asked extends Cleared {
  readonly caseId: string
  readonly identityCheckId: string
  readonly address: Address
  readonly note: string
}

/** Good for exactly this call, this address and the mobile that is on file now, and as long as the identity check is. */
export function requestStartApprovalRoute(context: Context): Route {
  return route(requestStartApproval, async ({ params, body }, request): Promise<Answer> => {
    const address = parseAddress(body.address)
    if (!address.ok) return refuse('address-not-valid')
    const key = { caseId: params.caseId, identityCheckId: body.identityCheckId }
    const cleared = await readClearance(context, request, key)
    if (isRefusal(cleared)) return cleared
    const asked = { ...key, ...cleared, address, note: body.note }
    const refused = await admitAddress(context, request.caller, asked)
    if (refused) return refused
    return await context.db.transaction().execute(async (tx) => {
      const answer = await ask(tx, context, asked, request)
      if (isRefusal(answer)) await recordRefusal(tx, context, asked, { request, answer })
      return answer
    })
  })
}

async function ask(
  tx: Transaction<Database>,
  context: Context,
  { caseId, identityCheckId, clearance, address, note }: Asked,
  { caller }: RouteRequest,
): Promise<Answer> {
  const { normalised, typed } = address
  const now = context.clock.now()
  const objection = findObjection(clearance, comparableAddress(normalised), now)
  if (objection) return refuse(objection)
  const { mobile, validUntil, partyId } = clearance
  if (mobile === null || validUntil === null) throw new Error('A clearance was let through')
  await lockCases(tx, casesOf({ caseId, clearance }))
  if (await isPartyFrozen(tx, { caseId, partyId })) return refuse('frozen')
  const start = { caseId, identityCheckId, clearance, address: normalised }
  const { likeness, needs, near } = await findStartNeeds(tx, context, start, now)
  if (likeness === 'collision') return refuse('address-not-usable')
  const [first, ...others] = needs
  if (!first) return refuse('approval-not-needed')
  const standing = await findStartApproval(tx, context, start, { needs, near, now })
  if (toApprovedStart(standing)) return refuse('approval-not-needed')
  const changedBy = needs.includes('mobile-changed') ? (clearance.mobileChangedBy ?? null) : null
  if (changedBy === caller.subject) return refuse('own-request')
  const { approval } = await askApproval(tx, context, {
    kinds: [first, ...others],
    about: { ...clearance, caseId },
    subject: {
      identityCheckId,
      address: typed,
      addressIndex: context.vault.addressIndex(normalised),
      mobileIndex: context.vault.mobileIndex(mobile),
      nearIndexes: near,
      mobileChangedBy: changedBy,
    },
    until: new Date(validUntil),
    note,
    caller,
  })
  return presentApproval(approval, caller, now)
}

/** Whoever is refused learns how an address stands to those of others, so that every question is on record. */
async function recordRefusal(
  tx: Transaction<Database>,
  { audit, clock }: Context,
  { caseId, identityCheckId, clearance, address }: Asked,
  { request, answer }: { request: RouteRequest; answer: Refusal<ProblemCode> },
): Promise<void> {
  await audit.append(tx, {
    caseId,
    partyId: clearance.partyId,
    action: 'approval.not-requested',
    actor: actorOf(request.caller),
    occurredAt: clock.now(),
    reason: answer.refused,
    details: { identityCheckId },
    personal: { address: address.typed },
  })
}
