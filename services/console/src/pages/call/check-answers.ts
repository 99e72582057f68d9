import { answerIdentityCheck, isRefusal, type QuestionKind } from '@gwirio/contracts'
import { tryAs } from '../../call-service.ts'
import { readText } from '../../form-fields.ts'
import type { At, Outcome } from './at.ts'

/** Says only passed or not passed; which answer was wrong is told to nobody, and no answer is kept. */
export async function checkAnswers({ context, request, call, words, body }: At): Promise<Outcome> {
  const { draft } = call
  const answers = draft.questions.map(({ questionId, kind }) => ({
    questionId,
    kind,
    answer: readText(body, kind, 200),
  }))
  const missing = answers.filter(({ answer }) => answer === '').map(({ kind }) => kind)
  if (missing.length > 0) return { errors: missing.map(askFor) }
  const checked = await tryAs(context, request, 'identityCheck', answerIdentityCheck, {
    params: { caseId: call.caseId, identityCheckId: draft.identityCheckId },
    body: { answers: answers.map(({ questionId, answer }) => ({ questionId, answer })) },
  })
  if (isRefusal(checked)) {
    const isLost = !mayAnswerAgain.includes(checked.refused)
    return { errors: [{ field: null, text: words.problems[checked.refused] }], typed: { isLost } }
  }
  if (checked.outcome === 'passed') return { step: 'safe-contact', draft }
  return { step: checked.locked ? 'locked' : 'not-passed', draft }

  function askFor(kind: QuestionKind) {
    return {
      field: kind,
      text: words.call.questions.missing.replace('{question}', words.questions[kind]),
    }
  }
}

const mayAnswerAgain: readonly string[] = ['busy', 'not-ready']
