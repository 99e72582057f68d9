import type { Language, QuestionKind } from '@gwirio/contracts'
import type { Request } from 'express'

/** A call that is going on; kept in the session so that a reload, or signing in again, loses nothing. */
export interface OpenCall {
  readonly partyId: string
  readonly questions: ReadonlyArray<{ readonly questionId: string; readonly kind: QuestionKind }>
  /** How the check ended; nothing about which answer. */
  readonly outcome?: 'passed' | 'not-passed' | 'locked'
  /** What to speak; known once the questions were shown. */
  readonly language?: Language
  /** The verification that this call led to. */
  readonly verificationId?: string
  /** Who began it: nobody else goes on with it. */
  readonly subject: string
}

export interface CallIds {
  readonly caseId: string
  readonly partyId: string
  readonly identityCheckId: string
}

const mostOpenCalls = 5

/** Remembers a call; the oldest is forgotten when there are too many. */
export function rememberCall(
  request: Request,
  identityCheckId: string,
  call: Omit<OpenCall, 'subject'>,
): void {
  const { calls = {}, staff } = request.session
  const { [identityCheckId]: _, ...others } = calls
  const kept = Object.entries(others).slice(1 - mostOpenCalls)
  const own = { ...call, subject: staff?.subject ?? '' }
  request.session.calls = { ...Object.fromEntries(kept), [identityCheckId]: own }
}

/** The call of an identity check, if this person started it for that party. */
export function openCall(
  request: Request,
  ids: Pick<CallIds, 'identityCheckId' | 'partyId'>,
): OpenCall | null {
  const call = request.session.calls?.[ids.identityCheckId]
  return call?.partyId === ids.partyId && isOwn(request, call) ? call : null
}

/** The call that led to a verification, if this person is on it. */
export function callOfVerification(request: Request, verificationId: string): OpenCall | null {
  const calls = Object.values(request.session.calls ?? {})
  const call = calls.find((each) => each.verificationId === verificationId)
  return call && isOwn(request, call) ? call : null
}

export function callPath({ caseId, partyId, identityCheckId }: CallIds): string {
  return `/cases/${caseId}/parties/${partyId}/identity-checks/${identityCheckId}`
}

function isOwn(request: Request, { subject }: OpenCall): boolean {
  return subject === request.session.staff?.subject
}
