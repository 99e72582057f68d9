import { actorOf } from '@gwirio/audit'
import {
  type AddressFinding,
  type AnswerOf,
  checkAddress,
  isRefusal,
  refuse,
} from '@gwirio/contracts'
import { type Route, type RouteRequest, route } from '@gwirio/service-kit'
import { findStartApproval } from '../approvals/find-start-approval.ts'
import { findStartNeeds } from '../approvals/find-start-needs.ts'
import type { Context } from '../context.ts'
import { type Cleared, readClearance } from '../read-clearance.ts'
import { changedRecently, findCallProblem } from '../rules/clearance.ts'
import type { Likeness } from '../rules/other-parties.ts'
import { admitAddress } from '../start/admit-address.ts'
import { type Examined, examineAddress } from '../start/examine-address.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'

type Answer = AnswerOf<typeof checkAddress>

/** What a start would find, before anything is sent. */
export function checkAddressRoute(context: Context): Route {
  return route(checkAddress, async ({ params, body }, request): Promise<Answer> => {
    const asked = { caseId: params.caseId, identityCheckId: body.identityCheckId }
    const cleared = await readClearance(context, request, asked)
    if (isRefusal(cleared)) return cleared
    const problem = findCallProblem(cleared.clearance, context.clock.now())
    if (problem) return refuse(problem)
    const examined = await examineAddress(context, body.address)
    const { address } = examined
    const given = { ...asked, ...cleared }
    const refused = address && (await admitAddress(context, request.caller, { ...given, address }))
    if (refused) return refused
    return await compare(context, request, { ...given, examined, typed: body.address })
  })
}

/** Who asks this learns whether an address is another party's, so that every question is on record. */
async function compare(
  context: Context,
  { caller }: RouteRequest,
  given: {
    caseId: string
    identityCheckId: string
    clearance: Cleared['clearance']
    examined: Examined
    typed: string
  },
): Promise<Answer> {
  const { caseId, identityCheckId, clearance, examined, typed } = given
  const now = context.clock.now()
  const address = examined.address?.normalised ?? null
  return await context.db.transaction().execute(async (tx) => {
    const asked = { caseId, identityCheckId, clearance, address: address ?? '' }
    const found = address === null ? null : await findStartNeeds(tx, context, asked, now)
    const others = otherParties(found?.likeness ?? null)
    const { needs = [], near = [] } = found ?? {}
    const standing = await findStartApproval(tx, context, asked, { needs, near, now })
    await context.audit.append(tx, {
      caseId,
      partyId: clearance.partyId,
      action: 'address.checked',
      actor: actorOf(caller),
      occurredAt: now,
      details: { identityCheckId, otherParties: others.result },
      personal: { address: typed },
    })
    return {
      findings: [...examined.findings, others],
      approval: needs.length === 0 ? 'not-needed' : toAnswer(standing),
      approvalId: standing?.approvalId ?? null,
      mobileChangedRecently: changedRecently(clearance, now, context.numbers),
    }
  })
}

/** What is over has to be asked for again. */
function toAnswer(standing: ApprovalRecord | null): 'needed' | 'waiting' | 'approved' | 'refused' {
  return standing && standing.state !== 'expired' ? standing.state : 'needed'
}

const results = { none: 'good', 'near-miss': 'second-person', collision: 'stop' } as const

function otherParties(likeness: Likeness | null): AddressFinding {
  const result = likeness === null ? 'not-known' : results[likeness]
  return { check: 'other-parties', result, suggestion: null }
}
