import { isRefusal } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { TextReport } from '../gateways/report-gateway.ts'

/** @throws ServiceError when email-verification should be told again later */
export async function reportText({ reports, log }: Context, report: TextReport): Promise<void> {
  const answer = await reports(report)
  if (!isRefusal(answer)) return
  const { verificationId, textId } = report
  log.warn({ verificationId, textId, refused: answer.refused }, 'nobody knows the verification')
}
