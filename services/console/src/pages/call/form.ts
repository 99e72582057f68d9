import type { QuestionKind } from '@gwirio/contracts'
import type { OpenCall } from './open-calls.ts'

/** What was typed for each question, and which were left empty. */
export function readAnswers(
  body: Readonly<Record<string, unknown>>,
  { questions }: Pick<OpenCall, 'questions'>,
): { answers: Array<{ questionId: string; answer: string }>; missing: QuestionKind[] } {
  const typed = questions.map(({ questionId, kind }) => {
    const answer = body[kind]
    return {
      questionId,
      kind,
      answer: typeof answer === 'string' ? answer.trim().slice(0, 200) : '',
    }
  })
  return {
    answers: typed.map(({ questionId, answer }) => ({ questionId, answer })),
    missing: typed.filter(({ answer }) => answer === '').map(({ kind }) => kind),
  }
}
