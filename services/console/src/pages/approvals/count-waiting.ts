import { type ApprovalItem, isRefusal, listApprovals } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { areasShown } from '../work/areas-shown.ts'
import { whyNot } from './may-decide.ts'

/** The number in the navigation is no longer true: counts again what waits for this person. It stays when nobody can say. */
export async function countWaiting(context: Context, request: Request): Promise<void> {
  const { staff } = request.session
  if (!staff) return
  const listed = await tryAs(context, request, 'emailVerification', listApprovals, {
    body: { areas: areasShown(request, staff) },
  })
  if (isRefusal(listed)) return
  context.waitingApprovals.remember(context, staff, countOwn(request, listed.approvals))
}

/** How many of these the person can decide. */
export function countOwn(request: Request, approvals: readonly ApprovalItem[]): number {
  return approvals.filter((approval) => whyNot(request, approval) === null).length
}
