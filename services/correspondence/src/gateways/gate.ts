import {
  askGate,
  callOperation,
  freezeForIncident,
  type InputOf,
  isRefusal,
  type ResultOf,
  reportDelivery,
  type ServiceAddress,
} from '@gwirio/contracts'

/** The gate as email-verification answers it: the only place that decides. */
export interface Gate {
  /** The question at submission. @throws {ServiceError} when it cannot be asked */
  ask(question: InputOf<typeof askGate>['body']): Promise<ResultOf<typeof askGate>>
  /** Tells what came back; a verification that is gone has nothing to suspend. @throws {ServiceError} */
  report(
    verification: { caseId: string; verificationId: string },
    report: InputOf<typeof reportDelivery>['body'],
  ): Promise<void>
  /** Freezes the party of an incident; once, however often it is asked. @throws {ServiceError} */
  freeze(incident: { caseId: string } & InputOf<typeof freezeForIncident>['body']): Promise<void>
}

export function createGate(service: ServiceAddress): Gate {
  return {
    async ask(body) {
      const answer = await callOperation(service, askGate, { body })
      if (isRefusal(answer)) throw new Error('The gate refused what its contract never refuses')
      return answer
    },
    async report(params, body) {
      await callOperation(service, reportDelivery, { params: { ...params }, body })
    },
    async freeze({ caseId, ...body }) {
      await callOperation(service, freezeForIncident, { params: { caseId }, body })
    },
  }
}
