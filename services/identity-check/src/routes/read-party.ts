import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, readParty, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { describeCalls, describeOpenConcern, mostEvents } from '../describe-calls.ts'
import { isLocked } from '../rules/identity-check.ts'
import { listLinkedCases, listOtherContacts } from '../store/case-links.ts'
import { listConcerns } from '../store/concerns.ts'
import { listUsableFacts } from '../store/facts.ts'
import { listChecks } from '../store/identity-checks.ts'
import { listPartiesOfCase, loadParty } from '../store/parties.ts'
import { isMobileShared, readMobile, summarise } from './party-summary.ts'

const digitsShown = 3

export const readPartyRoute = (context: Context) =>
  route(readParty, (input, request) => read(context, input, request))

/** The view is recorded before it is shown. */
async function read(
  { db, clock, audit, cipher, limits }: Context,
  { params }: InputOf<typeof readParty>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof readParty>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const party = await loadParty(tx, params)
    if (!party) return refuse('party-not-found')
    const checks = await listChecks(tx, params)
    const facts = await listUsableFacts(tx, params)
    const inCase = await listPartiesOfCase(tx, params.caseId)
    const linked = await listLinkedCases(tx, params.caseId)
    const others = await listOtherContacts(tx, params)
    const concerns = await listConcerns(tx, params, mostEvents)
    const { mobile, mobileProblem } = readMobile(cipher, party)
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: 'party.viewed',
      actor: actorOf(caller),
      occurredAt: now,
    })
    return {
      ...summarise(cipher, party),
      mobileEnding: mobile?.slice(-digitsShown) ?? null,
      mobileProblem,
      mobileChangedAt: party.mobileChangedAt?.toISOString() ?? null,
      mobileShared: isMobileShared(party, others),
      locked: isLocked({ checks, unlockedAt: party.unlockedAt, now }, limits),
      questionsOnFile: facts.length,
      otherParties: inCase.length - 1,
      linkedCases: linked.length,
      letterFormat: party.letterFormat,
      caseEndedAt: party.endedAt?.toISOString() ?? null,
      concern: describeOpenConcern(cipher, concerns, caller),
      calls: describeCalls(cipher, { checks, concerns }),
    }
  })
}
