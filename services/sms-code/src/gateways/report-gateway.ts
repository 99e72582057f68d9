import { callOperation, reportText, type ServiceAddress } from '@gwirio/contracts'
import type { TextFailure } from '../rules/texts.ts'
import type { TextKey } from '../store/tables.ts'

export interface TextReport extends TextKey {
  readonly verificationId: string
  readonly status: 'sent' | 'delivered' | 'failed'
  readonly at: string
  readonly reason: TextFailure | null
}

/** Tells email-verification what became of a text. */
export type ReportGateway = (report: TextReport) => ReturnType<typeof callReportText>

export function createReportGateway(emailVerification: ServiceAddress): ReportGateway {
  return (report) => callReportText(emailVerification, report)
}

async function callReportText(
  emailVerification: ServiceAddress,
  { caseId, verificationId, ...body }: TextReport,
) {
  return callOperation(emailVerification, reportText, { params: { caseId, verificationId }, body })
}
