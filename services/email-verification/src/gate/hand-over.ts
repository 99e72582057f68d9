import type { AuditEvent } from '@gwirio/audit'
import type { HandOverAnswer, handOverCorrespondence, InputOf } from '@gwirio/contracts'
import type { GateRuling } from './question.ts'

/** Who asks what, at which attempt for which message. */
export interface HandOverAsked {
  readonly question: InputOf<typeof handOverCorrespondence>['body']
  readonly actor: AuditEvent['actor']
  /** Aborted when the caller has left. */
  readonly signal: AbortSignal
}

export type HandOverEnd = 'refused' | 'caller-left' | 'lease-over' | 'connection-lost'

export interface HandOver {
  readonly answer: HandOverAnswer
  /** Settled once the lock is free and all is recorded. */
  readonly ended: Promise<HandOverEnd>
}

/** What is recorded of it. */
export function describeHandOver(
  { question, actor }: HandOverAsked,
  given: { ruling: GateRuling; at: Date; action: string; outcome?: HandOverEnd },
): AuditEvent {
  const { verification, answer, reason } = given.ruling
  const { correspondenceId, attempt, address } = question
  return {
    caseId: verification?.caseId ?? null,
    ...(verification
      ? { partyId: verification.partyId, verificationId: verification.verificationId }
      : {}),
    action: given.action,
    actor,
    occurredAt: given.at,
    reason,
    details: {
      answer,
      ...(given.outcome ? { outcome: given.outcome } : {}),
      correspondenceId,
      attempt,
      case: question.case,
      party: question.party,
    },
    personal: { address },
  }
}
