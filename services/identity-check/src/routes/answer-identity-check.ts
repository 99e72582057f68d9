import { actorOf } from '@gwirio/audit'
import {
  type AnswerOf,
  answerIdentityCheck,
  type InputOf,
  isRefusal,
  type Refusal,
  refuse,
} from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import { type ComparedQuestion, compareAnswers, rehashOutdated } from '../compare-answers.ts'
import type { Context } from '../context.ts'
import { decideAnswer, isLocked, validUntil } from '../rules/identity-check.ts'
import { hasOpenConcern } from '../store/concerns.ts'
import { listUsableFacts, replaceAnswerHash } from '../store/facts.ts'
import {
  countAsFailed,
  listChecks,
  listQuestions,
  loadCheck,
  setPassed,
} from '../store/identity-checks.ts'
import { lockParty, type PartyKey } from '../store/parties.ts'

type Input = InputOf<typeof answerIdentityCheck>
type Answer = AnswerOf<typeof answerIdentityCheck>

export const answerIdentityCheckRoute = (context: Context) =>
  route(answerIdentityCheck, async (input, request) => {
    const now = context.clock.now()
    const answered = context.comparing.run(() => answer(context, input, { request, now }))
    return answered ?? refuse('busy')
  })

/**
 * Counted as failed and committed before anything is compared: a crash in between gives no free try. Every question is
 * compared, whatever the others came to.
 */
async function answer(context: Context, input: Input, at: Moment): Promise<Answer> {
  const counted = await count(context, input, at)
  if (isRefusal(counted)) return counted
  const questions = counted.questions.map((question) => ({
    ...question,
    answer: input.body.answers.find(({ questionId }) => questionId === question.questionId)?.answer,
  }))
  const today = at.now.toISOString().slice(0, 10)
  const compared = await compareAnswers(context.hasher, { questions, party: counted.party, today })
  return await settle(context, input, { ...at, ...compared, party: counted.party })
}

interface Moment {
  readonly request: RouteRequest
  readonly now: Date
}

interface Counted {
  readonly party: PartyKey
  readonly questions: readonly ComparedQuestion[]
}

async function count(
  { db, audit, limits }: Context,
  { params }: Input,
  { request, now }: Moment,
): Promise<Counted | Refusal<(typeof answerIdentityCheck.refusals)[number]>> {
  return await db.transaction().execute(async (tx) => {
    const found = await loadCheck(tx, params)
    const party = found && (await lockParty(tx, { ...params, partyId: found.partyId }))
    const check = party && (await loadCheck(tx, params))
    if (!check) return refuse('identity-check-not-found')
    const checks = await listChecks(tx, party)
    const locked = isLocked({ checks, unlockedAt: party.unlockedAt, now }, limits)
    const hasConcern = await hasOpenConcern(tx, party)
    const decision = decideAnswer({ check, hasConcern, locked, now })
    if (decision !== 'compare') return refuse(decision)

    const facts = new Map(
      (await listUsableFacts(tx, party)).map(({ kind, answerHash }) => [kind, answerHash]),
    )
    const questions = (await listQuestions(tx, params)).map((question) => ({
      ...question,
      answerHash: facts.get(question.kind),
    }))
    await countAsFailed(tx, params, now)
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: 'identity-check.answered',
      actor: actorOf(request.caller),
      occurredAt: now,
      details: { identityCheckId: params.identityCheckId },
    })
    return { party, questions }
  })
}

async function settle(
  { db, audit, limits, hasher }: Context,
  { params }: Input,
  outcome: Moment & { party: PartyKey; passed: boolean; right: readonly RightAnswer[] },
): Promise<Answer> {
  const { party, passed, now } = outcome
  const rehashed = passed ? await rehashOutdated(hasher, party, outcome.right) : []
  return await db.transaction().execute(async (tx) => {
    const current = await lockParty(tx, party)
    if (passed) await setPassed(tx, params)
    for (const change of rehashed) await replaceAnswerHash(tx, party, change)
    const checks = await listChecks(tx, party)
    const locked = isLocked({ checks, unlockedAt: current?.unlockedAt ?? null, now }, limits)
    await audit.append(tx, {
      caseId: party.caseId,
      partyId: party.partyId,
      action: passed ? 'identity-check.passed' : 'identity-check.not-passed',
      actor: actorOf(outcome.request.caller),
      occurredAt: now,
      details: { identityCheckId: params.identityCheckId, locked },
    })
    return {
      outcome: passed ? 'passed' : 'not-passed',
      validUntil: passed ? validUntil(now, limits).toISOString() : null,
      locked,
    }
  })
}

type RightAnswer = Awaited<ReturnType<typeof compareAnswers>>['right'][number]
