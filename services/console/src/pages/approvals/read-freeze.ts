import { type ApprovalView, type FreezeView, isRefusal, listFreezes } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'

/** What somebody is asked to lift: a view that is on record. Null: nothing, decided already, or it cannot be read now. */
export async function readFreeze(
  context: Context,
  request: Request,
  { approvalId, caseId, kinds }: ApprovalView,
): Promise<FreezeView | null> {
  if (!kinds.includes('lift-freeze')) return null
  const params = { caseId }
  const listed = await tryAs(context, request, 'emailVerification', listFreezes, { params })
  if (isRefusal(listed)) return null
  return listed.freezes.find((each) => each.approvalId === approvalId) ?? null
}
