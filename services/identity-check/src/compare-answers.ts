import type { QuestionKind } from '@gwirio/contracts'
import type { AnswerHasher } from './gateways/answer-hasher.ts'
import { normaliseAnswer } from './rules/answers.ts'
import type { PartyKey } from './store/parties.ts'

export interface ComparedQuestion {
  readonly questionId: string
  readonly kind: QuestionKind
  /** Absent when the fact has left the file since the question was asked. */
  readonly answerHash: string | undefined
}

interface RightAnswer {
  readonly kind: QuestionKind
  readonly answer: string
  readonly answerHash: string
}

/** Compares all answers, one after another; passed only when every question has its right answer. */
export async function compareAnswers(
  hasher: AnswerHasher,
  input: {
    party: PartyKey
    questions: ReadonlyArray<ComparedQuestion & { answer: string | undefined }>
    today: string
  },
): Promise<{ passed: boolean; right: readonly RightAnswer[] }> {
  const { partyId } = input.party
  const right: RightAnswer[] = []
  for (const { kind, answer, answerHash } of input.questions) {
    if (answerHash === undefined) continue
    // No answer on file normalises to nothing, so that nothing is compared in its place at the same cost.
    const given = normaliseAnswer(kind, answer ?? '', input.today) ?? ''
    if (await hasher.verify({ partyId, kind }, given, answerHash))
      right.push({ kind, answer: given, answerHash })
  }
  return { passed: right.length > 0 && right.length === input.questions.length, right }
}

/** Hashes again, with today's parameters, the answers whose hashes have others. */
export async function rehashOutdated(
  hasher: AnswerHasher,
  { partyId }: PartyKey,
  right: readonly RightAnswer[],
): Promise<Array<{ kind: QuestionKind; from: string; to: string }>> {
  const changes = []
  for (const { kind, answer, answerHash } of right) {
    if (!hasher.isOutdated(answerHash)) continue
    changes.push({ kind, from: answerHash, to: await hasher.hash({ partyId, kind }, answer) })
  }
  return changes
}
