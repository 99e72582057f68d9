import { randomUUID } from 'node:crypto'
import {
  type ApprovalItem,
  type ApprovalView,
  decideApproval,
  type FreezeView,
  freeze,
  listApprovals,
  listFreezes,
  readApproval,
  refuse,
  requestLift,
} from '@gwirio/contracts'
import { type Caller, type Route, route } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** The approvals and freezes of email-verification, as its contract says. */
export class ApprovalsWorld extends Moods {
  readonly approvals: ApprovalView[] = []
  readonly freezes: Array<FreezeView & { caseId: string }> = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #parties: IdentityCheckWorld

  constructor(parties: IdentityCheckWorld) {
    super()
    this.#parties = parties
  }

  add(approval: Partial<ApprovalView> = {}): ApprovalView {
    const { area, caseId, caseReference, partyId, partyReference } =
      this.#parties.parties[0] ?? this.#parties.add()
    const added: ApprovalView = {
      ...{ area, caseId, caseReference, partyId, partyReference },
      approvalId: randomUUID(),
      kinds: ['near-miss-address'],
      needs: 'second-person',
      state: 'waiting',
      verificationId: null,
      replyId: null,
      level: null,
      address: 'sian@post.example',
      note: 'Spelled back twice',
      requestedBy: 'Gethin Rees',
      requestedAt: new Date().toISOString(),
      whyNot: null,
      until: new Date(Date.now() + 1_800_000).toISOString(),
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      ...approval,
    }
    this.approvals.push(added)
    return added
  }

  freezeNow(caseId: string, more: Partial<FreezeView> = {}): FreezeView {
    const frozen = {
      caseId,
      freezeId: randomUUID(),
      partyId: null,
      partyReference: null,
      frozenAt: new Date().toISOString(),
      frozenBy: 'Gethin Rees',
      note: 'A letter went astray',
      liftedAt: null,
      approvalId: null,
      ...more,
    }
    this.freezes.unshift(frozen)
    return frozen
  }

  get routes(): Route[] {
    const find = (id: string) => this.approvals.find(({ approvalId }) => approvalId === id)
    return [
      route(listApprovals, async ({ body }, { caller }) => {
        this.asked.push({ operation: 'listApprovals', body })
        const approvals = this.approvals
          .filter(({ area, state }) => state === 'waiting' && body.areas.includes(area))
          .map((each) => toItem(seenBy(caller, each)))
        return this.refusal(listApprovals) ?? { approvals, more: false }
      }),
      route(readApproval, async ({ params }, { caller }) => {
        const found = find(params.approvalId)
        const seen = found && seenBy(caller, found)
        return this.refusal(readApproval) ?? seen ?? refuse('approval-not-found')
      }),
      route(decideApproval, async ({ params, body }) => {
        this.asked.push({ operation: 'decideApproval', body })
        const refusal = this.refusal(decideApproval)
        const found = find(params.approvalId)
        if (refusal || !found) return refusal ?? refuse('approval-not-found')
        return Object.assign(found, {
          state: body.decision === 'approve' ? 'approved' : 'refused',
          decidedBy: 'Mair Jones',
          decidedAt: new Date().toISOString(),
          decisionNote: body.note,
        })
      }),
      ...this.#freezeRoutes,
    ]
  }

  get #freezeRoutes(): Route[] {
    const listed = (caseId: string) => ({
      freezes: this.freezes
        .filter((each) => each.caseId === caseId)
        .map(({ caseId: _, ...each }) => each),
    })
    return [
      route(listFreezes, async ({ params }) => this.refusal(listFreezes) ?? listed(params.caseId)),
      route(freeze, async ({ params, body }) => {
        this.asked.push({ operation: 'freeze', body })
        const refusal = this.refusal(freeze)
        if (refusal) return refusal
        const { partyId = null, partyReference = null } = body.party ?? {}
        this.freezeNow(params.caseId, { partyId, partyReference })
        return listed(params.caseId)
      }),
      route(requestLift, async ({ params, body }) => {
        this.asked.push({ operation: 'requestLift', body })
        const refusal = this.refusal(requestLift)
        const found = this.freezes.find(({ freezeId }) => freezeId === params.freezeId)
        if (refusal || !found) return refusal ?? refuse('freeze-not-found')
        const asked = {
          kinds: ['lift-freeze' as const],
          note: body.note,
          whyNot: 'own-request' as const,
        }
        const approval = this.add({ ...asked, address: null })
        Object.assign(found, { approvalId: approval.approvalId })
        return approval
      }),
    ]
  }
}

/** What the rules would let this caller decide. */
function seenBy({ scopes }: Caller, approval: ApprovalView): ApprovalView {
  const isForOthers = approval.needs === 'manager' && !scopes.has('approval:manage')
  return { ...approval, whyNot: approval.whyNot ?? (isForOthers ? 'manager-needed' : null) }
}

function toItem({ address: _, note: __, decisionNote: ___, ...item }: ApprovalView): ApprovalItem {
  return item
}
