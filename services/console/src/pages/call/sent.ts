import { isRefusal, listVerifications } from '@gwirio/contracts'
import type { Request } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { type Call, type CallDraft, type CallStep, moveCall } from '../../store/calls.ts'

/** So long an answer may be on its way; after that it is lost. */
const sendingMilliseconds = 20_000
/** The service has a clock of its own. */
const clockToleranceMilliseconds = 30_000

/** The verification of a call whose answer was lost; null when there is none. */
export async function findSent(
  context: Context,
  request: Request,
  call: Call,
): Promise<Call | null> {
  const { caseId, partyId, draft } = call
  const { sendingSince, ...rest } = draft
  if (!sendingSince) return null
  const params = { caseId, partyId }
  const listed = await callAs(context, request, 'emailVerification', listVerifications, { params })
  if (isRefusal(listed)) return null
  const since = Date.parse(sendingSince) - clockToleranceMilliseconds
  const sent = listed.verifications.find(
    ({ address, startedAt }) => address === draft.address && Date.parse(startedAt) >= since,
  )
  return sent ? move(context, call, 'live', { ...rest, verificationId: sent.verificationId }) : null
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
