import type { DeliveryReportKind } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import { type CorrespondenceKey, findCorrespondence } from '../store/correspondence.ts'

/** What came back, for whoever decides about the address. */
export interface DeliveryReportJob extends CorrespondenceKey {
  readonly kind: DeliveryReportKind
  /** RFC 3339. */
  readonly at: string
}

/**
 * Tells email-verification what came back, so that it suspends the address; again and again until it has heard.
 *
 * @throws {ServiceError} when it cannot be told
 */
export async function reportDelivery(
  { db, vault, gate }: Pick<Context, 'db' | 'vault' | 'gate'>,
  { kind, at, ...key }: DeliveryReportJob,
): Promise<void> {
  const record = await findCorrespondence(db, vault, key)
  if (!record) return
  const { caseId, verificationId, correspondenceId } = record
  await gate.report({ caseId, verificationId }, { correspondenceId, kind, at })
}
