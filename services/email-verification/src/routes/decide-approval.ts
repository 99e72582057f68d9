import { decideApproval, type InputOf, isRefusal, refuse } from '@gwirio/contracts'
import { type Caller, nameOf, type Route, type RouteRequest, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { recordAct } from '../approvals/ask-approval.ts'
import { deciderOf } from '../approvals/decider-of.ts'
import { casesOf } from '../approvals/find-start-needs.ts'
import { grantApproval } from '../approvals/grant-approval.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import { tellHistory } from '../approvals/tell-history.ts'
import type { Context } from '../context.ts'
import { readClearance } from '../read-clearance.ts'
import { findDecisionProblem } from '../rules/approval.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { closeApproval, findApproval, lockApproval } from '../store/approvals.ts'
import { lockCases } from '../store/case-lock.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification, lockVerification } from '../store/verifications.ts'

type Input = InputOf<typeof decideApproval>

/** What is approved is done in the same transaction, or enqueued in it. Of two who decide at once, one does. */
export function decideApprovalRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(decideApproval, async ({ params, body }, request) => {
    const { caller } = request
    const { caseId } = params
    const found = await findApproval(db, vault, params)
    if (!found) return refuse('approval-not-found')
    const cleared = body.decision === 'approve' ? await clearResume(context, request, found) : null
    if (isRefusal(cleared)) return cleared
    return await db.transaction().execute(async (tx) => {
      await lockCases(tx, cleared ? casesOf({ caseId, ...cleared }) : [caseId])
      const record = await lockSubject(tx, context, found)
      const approval = await lockApproval(tx, vault, params)
      const now = clock.now()
      const problem = findDecisionProblem(approval, deciderOf(caller), now)
      if (problem) return refuse(problem)
      let decided = close(approval, { body, caller, now })
      if (body.decision === 'approve') {
        const done = await grantApproval(tx, context, {
          approval: decided,
          record,
          cleared,
          caller,
        })
        if (isRefusal(done)) return done
        decided = { ...decided, nearIndexes: done.nearIndexes }
      } else if (record) {
        const kind = 'approval-refused'
        await tellHistory(tx, context, record, { kind, approval: decided, caller })
      }
      await closeApproval(tx, vault, decided)
      const action = `approval.${decided.state}`
      await recordAct(tx, context, decided, { action, caller, note: body.note })
      return presentApproval(decided, caller, now)
    })
  })
}

/** What identity-check says now of what would be resumed; null where nothing would be. */
async function clearResume(
  context: Context,
  request: RouteRequest,
  { caseId, kinds, verificationId }: ApprovalRecord,
) {
  if (!kinds.includes('resume') || verificationId === null) return null
  const record = await findVerification(context.db, context.vault, { caseId, verificationId })
  return record && (await readClearance(context, request, record))
}

/** Before the approval itself, as everybody else locks them. */
async function lockSubject(
  tx: Transaction<Database>,
  { vault }: Context,
  { caseId, verificationId }: ApprovalRecord,
): Promise<VerificationRecord | null> {
  return verificationId === null
    ? null
    : await lockVerification(tx, vault, { caseId, verificationId })
}

function close(
  approval: ApprovalRecord,
  { body, caller, now }: { body: Input['body']; caller: Caller; now: Date },
): ApprovalRecord & { decidedBy: string } {
  return {
    ...approval,
    state: body.decision === 'approve' ? 'approved' : 'refused',
    decidedBy: caller.subject,
    deciderName: nameOf(caller),
    decidedAt: now,
    decisionNote: body.note,
  }
}
