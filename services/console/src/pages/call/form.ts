import type { QuestionKind } from '@gwirio/contracts'
import type { Request } from 'express'

/** The questions of a call that is going on; kept in the session so that a reload loses nothing. */
export interface OpenCall {
  readonly partyId: string
  readonly questions: ReadonlyArray<{ readonly questionId: string; readonly kind: QuestionKind }>
  readonly passed: boolean
}

const mostOpenCalls = 5

/** Remembers a call; the oldest is forgotten when there are too many. */
export function rememberCall(request: Request, identityCheckId: string, call: OpenCall): void {
  const { [identityCheckId]: _, ...others } = request.session.calls ?? {}
  const kept = Object.entries(others).slice(1 - mostOpenCalls)
  request.session.calls = { ...Object.fromEntries(kept), [identityCheckId]: call }
}

/** The call of an identity check, if this person started it for that party. */
export function openCall(
  request: Request,
  ids: { identityCheckId: string; partyId: string },
): OpenCall | null {
  const call = request.session.calls?.[ids.identityCheckId]
  return call?.partyId === ids.partyId ? call : null
}

/** What was typed for each question, and which were left empty. */
export function readAnswers(
  body: Readonly<Record<string, unknown>>,
  call: OpenCall,
): { answers: Array<{ questionId: string; answer: string }>; missing: QuestionKind[] } {
  const typed = call.questions.map(({ questionId, kind }) => {
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
