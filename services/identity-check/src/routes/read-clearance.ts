import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, readClearance, refuse } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { isLocked, validUntil } from '../rules/identity-check.ts'
import { listLinkedCases, listOtherContacts } from '../store/case-links.ts'
import { hasOpenConcern } from '../store/concerns.ts'
import { listChecks, loadCheck } from '../store/identity-checks.ts'
import { loadParty } from '../store/parties.ts'
import { openField, toCollisionForm } from '../store/party-fields.ts'
import { isMobileShared, readMobile } from './party-summary.ts'

export const readClearanceRoute = (context: Context) =>
  route(readClearance, (input, request) => read(context, input, request))

async function read(
  { db, clock, audit, cipher, limits }: Context,
  { params }: InputOf<typeof readClearance>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof readClearance>> {
  const now = clock.now()
  return await db.transaction().execute(async (tx) => {
    const check = await loadCheck(tx, params)
    const party = check && (await loadParty(tx, { ...params, partyId: check.partyId }))
    if (!party) return refuse('identity-check-not-found')
    const checks = await listChecks(tx, party)
    const others = await listOtherContacts(tx, party)
    const linked = await listLinkedCases(tx, party.caseId)
    const passedAt = check.status === 'passed' ? check.answeredAt : null
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: 'identity-check.clearance-read',
      actor: actorOf(caller),
      occurredAt: now,
      details: { identityCheckId: check.identityCheckId, passed: passedAt !== null },
    })
    return {
      caseReference: party.caseReference,
      area: party.area,
      partyId: party.partyId,
      partyReference: party.partyReference,
      passed: passedAt !== null,
      passedAt: passedAt?.toISOString() ?? null,
      validUntil: passedAt ? validUntil(passedAt, limits).toISOString() : null,
      locked: isLocked({ checks, unlockedAt: party.unlockedAt, now }, limits),
      language: party.language,
      ...readMobile(cipher, party),
      mobileChangedAt: party.mobileChangedAt?.toISOString() ?? null,
      mobileChangedBy: party.mobileChangedBy,
      mobileShared: isMobileShared(party, others),
      addressesOfOthers: others.flatMap(({ partyId, emailBox }) => {
        const email = openField(cipher, 'email', { partyId, box: emailBox })
        return email === null ? [] : [toCollisionForm(email)]
      }),
      linkedCaseIds: linked.map(({ caseId }) => caseId),
      caseEndedAt: party.endedAt?.toISOString() ?? null,
      concernOpen: await hasOpenConcern(tx, party),
    }
  })
}
