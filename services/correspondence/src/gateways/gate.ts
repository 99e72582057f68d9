import {
  askGate,
  callOperation,
  freezeForIncident,
  type HandOverAnswer,
  type InputOf,
  isRefusal,
  type ResultOf,
  reportDelivery,
  type ServiceAddress,
} from '@gwirio/contracts'
import type { GateHold } from '@gwirio/mail'
import { type HandOverQuestion, holdOpen } from './hold-open.ts'

export type GateAnswered = ResultOf<typeof askGate>

/** The gate as email-verification answers it: the only place that decides. */
export interface Gate {
  /** The question at submission. @throws {ServiceError} when it cannot be asked */
  ask(question: InputOf<typeof askGate>['body']): Promise<GateAnswered>
  /**
   * The question at hand-over: after a yes the gate stays open until the hold is released, or no longer says that it holds.
   *
   * @throws {ServiceError} when it cannot be asked
   */
  hold(question: HandOverQuestion): Promise<HeldGate>
  /** Tells what came back; a verification that is gone has nothing to suspend. @throws {ServiceError} */
  report(
    verification: { caseId: string; verificationId: string },
    report: InputOf<typeof reportDelivery>['body'],
  ): Promise<void>
  /** Freezes the party of an incident; once, however often it is asked. @throws {ServiceError} */
  freeze(incident: { caseId: string } & InputOf<typeof freezeForIncident>['body']): Promise<void>
}

export interface HeldGate {
  readonly answer: HandOverAnswer
  /** Null after a no. */
  readonly hold: GateHold | null
}

export function createGate(service: ServiceAddress): Gate {
  return {
    async ask(body) {
      const answer = await callOperation(service, askGate, { body })
      if (isRefusal(answer)) throw new Error('The gate refused what its contract never refuses')
      return answer
    },
    hold: (question) => holdOpen(service, question),
    async report(params, body) {
      await callOperation(service, reportDelivery, { params: { ...params }, body })
    },
    async freeze({ caseId, ...body }) {
      await callOperation(service, freezeForIncident, { params: { caseId }, body })
    },
  }
}
