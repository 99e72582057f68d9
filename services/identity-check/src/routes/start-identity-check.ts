import { actorOf } from '@gwirio/audit'
import { type AnswerOf, type InputOf, refuse, startIdentityCheck } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Caller, type RouteRequest, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { addMinutes, decideStart, findOpenCheck, isLocked } from '../rules/identity-check.ts'
import { pickQuestions } from '../rules/questions.ts'
import { sealCallField } from '../store/call-fields.ts'
import { loadCase } from '../store/cases.ts'
import { hasOpenConcern } from '../store/concerns.ts'
import { listUsableFacts } from '../store/facts.ts'
import { insertCheck, listChecks, listQuestions } from '../store/identity-checks.ts'
import { lockParty, type PartyKey } from '../store/parties.ts'
import type { Database } from '../store/tables.ts'

export const startIdentityCheckRoute = (context: Context) =>
  route(startIdentityCheck, (input, request) => start(context, input, request))

/** Starting again while a check is open shows the same questions: hanging up buys no others. */
async function start(
  context: Context,
  { params }: InputOf<typeof startIdentityCheck>,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof startIdentityCheck>> {
  const { limits, audit } = context
  const now = context.clock.now()
  return await context.db.transaction().execute(async (tx) => {
    const party = await lockParty(tx, params)
    if (!party) return refuse('party-not-found')
    const checks = await listChecks(tx, party)
    const facts = await listUsableFacts(tx, party)
    const locked = isLocked({ checks, unlockedAt: party.unlockedAt, now }, limits)
    const hasCaseEnded = (await loadCase(tx, party.caseId))?.endedAt !== null
    const openCheck = findOpenCheck(checks, now)
    const decision = decideStart(
      {
        hasCaseEnded,
        hasConcern: await hasOpenConcern(tx, party),
        locked,
        hasOpenCheck: openCheck !== undefined,
        usableFacts: facts.length,
      },
      limits,
    )
    if (decision !== 'start' && decision !== 'go-on') return refuse(decision)

    const kinds = facts.map(({ kind }) => kind)
    const check =
      openCheck === undefined
        ? await begin(context, tx, { party, kinds, caller, now })
        : { ...openCheck, questions: await listQuestions(tx, { ...party, ...openCheck }) }
    const { identityCheckId, questions, answerBefore } = check
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: openCheck ? 'identity-check.shown-again' : 'identity-check.started',
      actor: actorOf(caller),
      occurredAt: now,
      details: { identityCheckId, questions: questions.map(({ kind }) => kind).join(' ') },
    })
    return { identityCheckId, questions, answerBefore: answerBefore.toISOString() }
  })
}

interface Beginning {
  readonly party: PartyKey
  readonly kinds: Parameters<typeof pickQuestions>[0]
  readonly caller: Caller
  readonly now: Date
}

async function begin(
  { limits, drawBelow, cipher }: Context,
  tx: Transaction<Database>,
  { party, kinds, caller, now }: Beginning,
) {
  const identityCheckId = newId()
  const picked = pickQuestions(kinds, limits.questionsAsked, drawBelow)
  const check = {
    caseId: party.caseId,
    partyId: party.partyId,
    identityCheckId,
    startedAt: now,
    answerBefore: addMinutes(now, limits.answerWindowMinutes),
    startedBy: caller.subject,
    starterBox: sealCallField(cipher, 'starter', {
      id: identityCheckId,
      value: caller.name ?? caller.subject,
    }),
    questions: picked.map((kind) => ({ questionId: newId(), kind })),
  }
  await insertCheck(tx, check)
  return check
}
