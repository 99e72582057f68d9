import { isRefusal, readVerification } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import type { SignedInStaff } from '../../session.ts'
import { listOpenCalls, moveCall, type OpenCall } from '../../store/calls.ts'
import { callPathOf } from '../call/call-path.ts'

/** A call that its own person can go on with. */
interface OwnCall extends Pick<OpenCall, 'caseReference' | 'partyReference'> {
  readonly path: string
  /** Null while it is being stopped: nobody beside the person reads whose it was. */
  readonly name: string | null
  readonly updatedAt: string
}

/** The calls of the person that are not over: not those either of which the reply is not waited for any more. */
export async function listOwnCalls(
  context: Context,
  request: Request,
  { subject }: SignedInStaff,
): Promise<OwnCall[]> {
  const { cipher, clock, db } = context
  const calls = await listOpenCalls(db, cipher, { subject, now: clock.now() })
  const answered = await Promise.all(calls.map((call) => isAnswered(context, request, call)))
  return calls
    .filter((_, index) => !answered[index])
    .map((call) => ({
      caseReference: call.caseReference,
      partyReference: call.partyReference,
      path: callPathOf(call),
      name: call.step === 'stopping' ? null : (call.draft.partyName ?? null),
      updatedAt: call.updatedAt.toISOString(),
    }))
}

/**
 * Every view of a verification is on record, so that it is asked for when a person opens the list, not when the list keeps
 * itself up to date.
 */
async function isAnswered(context: Context, request: Request, call: OpenCall): Promise<boolean> {
  const { caseId, draft, step, updatedAt } = call
  if (step !== 'live' || draft.isAnswered) return draft.isAnswered ?? false
  if (!draft.verificationId || 'auto' in request.query) return false
  const params = { caseId, verificationId: draft.verificationId }
  const found = await tryAs(context, request, 'emailVerification', readVerification, { params })
  if (isRefusal(found) || found.state === 'awaiting-reply') return false
  const { cipher, db } = context
  await moveCall(db, cipher, {
    call,
    step,
    draft: { ...draft, isAnswered: true },
    now: updatedAt,
  })
  return true
}
