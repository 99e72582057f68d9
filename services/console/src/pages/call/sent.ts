import {
  isRefusal,
  listVerifications,
  type Refusal,
  type VerificationView,
} from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { type Call, type CallDraft, type CallStep, moveCall } from '../../store/calls.ts'

/** So long an answer may be on its way; after that it is lost. */
const sendingMilliseconds = 20_000

/** The call of which the answer was lost, with its verification; null when nothing was started. */
export async function findSent(
  context: Context,
  request: Request,
  call: Call,
): Promise<Call | null | Refusal<'not-ready'>> {
  const { sendingSince, ...rest } = call.draft
  if (!sendingSince) return null
  const found = await listStarted(context, request, call)
  if (isRefusal(found)) return found
  const [newest] = found
  const draft = newest && { ...rest, verificationId: newest.verificationId }
  return draft ? move(context, call, 'live', draft) : null
}

/** What was started in a call, the newest first, but for what was cancelled since for another address. */
export async function listStarted(
  context: Context,
  request: Request,
  { caseId, partyId, draft: { identityCheckId, cancelledIds = [] } }: Call,
): Promise<VerificationView[] | Refusal<'not-ready'>> {
  const params = { caseId, partyId }
  const listed = await tryAs(context, request, 'emailVerification', listVerifications, { params })
  if (isRefusal(listed)) return listed
  return listed.verifications.filter(
    (each) =>
      each.identityCheckId === identityCheckId && !cancelledIds.includes(each.verificationId),
  )
}

/** Whether the answer may still come. */
export function isSending({ clock }: Context, { draft: { sendingSince } }: Call): boolean {
  if (!sendingSince) return false
  return clock.now().getTime() - Date.parse(sendingSince) < sendingMilliseconds
}

/** Stores where a call goes on; null when it has moved on meanwhile. */
export async function move(
  { clock, cipher, db }: Context,
  call: Call,
  step: CallStep,
  draft: CallDraft,
): Promise<Call | null> {
  const now = clock.now()
  const isMoved = await moveCall(db, cipher, { call, step, draft, now })
  return isMoved ? { ...call, step, draft, version: call.version + 1, updatedAt: now } : null
}
