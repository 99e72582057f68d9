import {
  type Clearance,
  callOperation,
  type Refusal,
  readClearance,
  type ServiceAddress,
} from '@gwirio/contracts'

export interface IdentityCheck {
  /** @throws {ServiceError} when identity-check cannot be asked */
  readClearance(given: {
    caseId: string
    identityCheckId: string
  }): Promise<Clearance | Refusal<'identity-check-not-found'>>
}

export function createIdentityCheck(service: ServiceAddress): IdentityCheck {
  return {
    readClearance: ({ caseId, identityCheckId }) =>
      callOperation(service, readClearance, { params: { caseId, identityCheckId } }),
  }
}
