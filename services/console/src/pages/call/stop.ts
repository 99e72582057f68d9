import {
  cancelVerification,
  isRefusal,
  type Refusal,
  readVerification,
  suspendVerification,
  type VerificationState,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type Call, forgetCall } from '../../store/calls.ts'
import type { StaffProblem } from '../../words/index.ts'
import { callPathOf } from './call-path.ts'
import { findOwnCall } from './own-call.ts'
import { listStarted, move } from './sent.ts'

/** A start that was sent may still be carried out for so long, whatever became of its answer. */
const underWayMilliseconds = 60_000

/** What became of a stop; a verification that cannot be cancelled any more needs a person. */
type Stop = 'certain' | 'not-certain' | Pick<VerificationView, 'verificationId'>

/**
 * Cancels a verification so that nobody is told; one that is over already counts as stopped, and one that is verified by
 * now is suspended, which opens nothing before two people say so.
 *
 * @returns the verification, of which nothing goes on any more, or why that is not so
 */
export async function cancelSafely(
  context: Context,
  request: Request,
  params: { caseId: string; verificationId: string },
): Promise<VerificationView | Refusal<StaffProblem>> {
  const service = 'emailVerification'
  const body = { reason: 'stop-safely' }
  const answer = await tryAs(context, request, service, cancelVerification, { params, body })
  if (!isRefusal(answer) || answer.refused !== 'state-does-not-allow') return answer
  const now = await tryAs(context, request, service, readVerification, { params })
  if (isRefusal(now) || closed.includes(now.state)) return now
  const doubted = { params, body: { reason: 'doubt' } }
  const suspended = await tryAs(context, request, service, suspendVerification, doubted)
  if (!isRefusal(suspended) || suspended.refused !== 'state-does-not-allow') return suspended
  // The concern of the same call may have been first
  const last = await tryAs(context, request, service, readVerification, { params })
  return isRefusal(last) || closed.includes(last.state) ? last : suspended
}

/**
 * Stores in the call that it is being stopped, so that a send which is under way cancels what it begins. A call in which
 * nothing was begun is forgotten instead.
 */
export async function rememberStop(
  context: Context,
  request: Request,
  ids: { caseId: string; partyId: string },
): Promise<Call | null> {
  for (;;) {
    const call = await findOwnCall(context, request, ids)
    if (!call || call.step === 'stopping') return call
    const { draft } = call
    const isBegun = draft.sendingSince !== undefined || draft.verificationId !== undefined
    const stopping = isBegun ? await move(context, call, 'stopping', draft) : null
    if (stopping) return stopping
    if (!isBegun && (await forgetCall(context.db, call))) return null
    // It has moved on meanwhile: read again
  }
}

/** Cancels what was begun in a call that is being stopped, and forgets it once that is certain. */
export async function stopStarted(context: Context, request: Request, call: Call): Promise<Stop> {
  const { caseId, draft } = call
  const started = await listStarted(context, request, call)
  if (isRefusal(started)) return 'not-certain'
  for (const { verificationId } of started.filter((each) => !closed.includes(each.state))) {
    const stopped = await cancelSafely(context, request, { caseId, verificationId })
    if (!isRefusal(stopped)) continue
    if (stopped.refused !== 'state-does-not-allow') return 'not-certain'
    await move(context, call, 'live', { ...draft, verificationId })
    return { verificationId }
  }
  const since = draft.sendingSince ? Date.parse(draft.sendingSince) : 0
  const isUnderWay = context.clock.now().getTime() - since < underWayMilliseconds
  if (started.length === 0 && isUnderWay) return 'not-certain'
  return (await forgetCall(context.db, call)) ? 'certain' : 'not-certain'
}

/**
 * A call that was stopped, or is gone, while its e-mail was being sent: what was begun is cancelled.
 *
 * @returns where to go on
 */
export async function leaveStopped(
  context: Context,
  request: Request,
  sent: Call,
  begun: { readonly verificationId: string | undefined; readonly isCertain: boolean },
): Promise<string> {
  const found = await findOwnCall(context, request, sent)
  const call = found?.draft.identityCheckId === sent.draft.identityCheckId ? found : null
  const path = callPathOf(sent)
  if (call && call.step !== 'stopping') return path
  const { verificationId, isCertain } = begun
  if (!verificationId && !isCertain) return path
  if (verificationId) {
    const { caseId } = sent
    const stopped = await cancelSafely(context, request, { caseId, verificationId })
    if (isRefusal(stopped)) return call ? path : `/cases/${caseId}/verifications/${verificationId}`
  }
  if (call) await forgetCall(context.db, call)
  return `${path}/ended`
}

/** Says plainly that it is not certain yet, and nothing of the party. */
export function showStopping(context: Context, request: Request, response: Response): void {
  sendPage(context, request, response, {
    template: 'call/stopping.njk',
    title: ({ call }) => call.titles.stopping,
    view: { ids: pathIds(request, 'caseId', 'partyId') },
  })
}

/** Nothing goes on in these by itself, and nothing may be sent. */
const closed: readonly VerificationState[] = [
  'cancelled',
  'ended',
  'expired',
  'failed',
  'suspended',
]
