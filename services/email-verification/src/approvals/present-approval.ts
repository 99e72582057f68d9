import type { ApprovalItem, ApprovalView } from '@gwirio/contracts'
import type { Caller } from '@gwirio/service-kit'
import { approvalState, findDeciderProblem } from '../rules/approval.ts'
import type { ApprovalRecord } from '../store/approval-record.ts'
import { deciderOf } from './decider-of.ts'

/** An approval as a caller sees it, in the state it has now. */
export function presentApproval(approval: ApprovalRecord, caller: Caller, now: Date): ApprovalView {
  return {
    caseId: approval.caseId,
    approvalId: approval.approvalId,
    kinds: [...approval.kinds],
    needs: approval.needs,
    state: approvalState(approval, now),
    caseReference: approval.caseReference,
    area: approval.area,
    partyId: approval.partyId,
    partyReference: approval.partyReference,
    verificationId: approval.verificationId,
    replyId: approval.replyId,
    level: approval.level,
    address: approval.address,
    note: approval.note,
    requestedBy: approval.requesterName,
    requestedAt: approval.requestedAt.toISOString(),
    whyNot: findDeciderProblem(approval, deciderOf(caller)),
    until: approval.until.toISOString(),
    decidedBy: approval.deciderName,
    decidedAt: approval.decidedAt?.toISOString() ?? null,
    decisionNote: approval.decisionNote,
  }
}

/** In a list that stands open all day: references only. */
export function presentInList(approval: ApprovalRecord, caller: Caller, now: Date): ApprovalItem {
  const {
    address: _,
    note: __,
    decisionNote: ___,
    ...item
  } = presentApproval(approval, caller, now)
  return item
}
