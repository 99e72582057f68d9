import { actorOf } from '@gwirio/audit'
import {
  type AddressFinding,
  type AnswerOf,
  checkAddress,
  isRefusal,
  refuse,
} from '@gwirio/contracts'
import { type Route, type RouteRequest, route } from '@gwirio/service-kit'
import { findAskedStart } from '../approvals/find-asked-start.ts'
import { findStartNeeds } from '../approvals/find-start-needs.ts'
import type { Context } from '../context.ts'
import { changedRecently, findCallProblem } from '../rules/clearance.ts'
import type { Likeness } from '../rules/other-parties.ts'
import { type Examined, examineAddress } from './examine-address.ts'
import { type Cleared, readClearance } from './read-clearance.ts'

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
    return await compare(context, request, { ...asked, ...cleared, examined, typed: body.address })
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
    const kinds = found?.needs ?? []
    const approval = await findAskedStart(tx, context, asked, { kinds, now })
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
      ...approval,
      mobileChangedRecently: changedRecently(clearance, now, context.numbers),
    }
  })
}

const results = { none: 'good', 'near-miss': 'second-person', collision: 'stop' } as const

function otherParties(likeness: Likeness | null): AddressFinding {
  const result = likeness === null ? 'not-known' : results[likeness]
  return { check: 'other-parties', result, suggestion: null }
}
