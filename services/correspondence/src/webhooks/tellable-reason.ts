import type { CorrespondenceReason, correspondenceReasons } from '@gwirio/contracts'

/** What the gate found, which only staff and clients with `verification:explain` may tell apart. */
const ofTheGate: ReadonlySet<string> = new Set<CorrespondenceReason>([
  'suspended',
  'frozen',
  'unknown',
  'never-verified',
  'awaiting-reply',
  'other-address',
  'failed',
  'expired',
  'cancelled',
  'ended',
])

/** The reason as any receiver may know it. */
export function tellableReason(reason: string | null): string | null {
  const plainNo: (typeof correspondenceReasons.refused)[number] = 'not-verified'
  return reason !== null && ofTheGate.has(reason) ? plainNo : reason
}
