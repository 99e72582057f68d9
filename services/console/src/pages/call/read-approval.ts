import { type ApprovalView, isRefusal, readApproval } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import type { Call } from '../../store/calls.ts'
import { findOwnCall } from './own-call.ts'

/** The approval that a call waits for; null before it was asked for, or when it is not there any more. */
export async function readOwnApproval(
  context: Context,
  request: Request,
  { caseId, draft: { approvalId } }: Call,
): Promise<ApprovalView | null> {
  if (!approvalId) return null
  const params = { caseId, approvalId }
  const approval = await callAs(context, request, 'emailVerification', readApproval, { params })
  return isRefusal(approval) ? null : approval
}

/** For the page's script: whether it is worth fetching the page again. Says nothing about who decided what. */
export function tellApproval(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    const call = ids && (await findOwnCall(context, request, ids))
    if (!call) return next()
    const approval = await readOwnApproval(context, request, call)
    response.json({ state: approval?.state ?? null })
  }
}
