import {
  type CorrespondenceReason,
  type correspondenceReasons,
  detailKind,
  type Finding,
} from '@gwirio/contracts'

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

/** The reason as any client may know it. */
export function tellableReason(reason: string | null): string | null {
  const plainNo: (typeof correspondenceReasons.refused)[number] = 'not-verified'
  return reason !== null && ofTheGate.has(reason) ? plainNo : reason
}

const ofOthers: ReadonlySet<string> = new Set<string>(detailKind.options)

/**
 * What a client may know of what was found. Of which kind a detail of somebody else is and where it stands, only staff
 * hear: a client that tries words could learn from it what is on file.
 */
export function tellableFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ what }) => !ofOthers.has(what))
}
