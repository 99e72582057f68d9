import { callOperation, reportPartyChange, type ServiceAddress } from '@gwirio/contracts'
import type { ChangeReport } from '../report-change.ts'

/**
 * Tells email-verification what changed on file.
 *
 * @throws {ServiceError} when it should be told again later
 */
export type ReportGateway = (report: ChangeReport) => Promise<void>

export function createReportGateway(emailVerification: ServiceAddress): ReportGateway {
  return async ({ caseId, ...body }) => {
    await callOperation(emailVerification, reportPartyChange, { params: { caseId }, body })
  }
}
