import type { ConcernReason, OpenConcern } from '@gwirio/contracts'

/** What was raised in one call. */
export interface RaisedConcern {
  readonly reason: ConcernReason
  /** Who made the call. */
  readonly raisedBy: string
}

/**
 * Why somebody cannot settle what stands open about a party: it was their own call, or an address was that of another party
 * of the case, which only a manager looks into.
 */
export function whyNotSettle(
  raised: readonly RaisedConcern[],
  { subject, mayManage }: { subject: string; mayManage: boolean },
): OpenConcern['whyNot'] {
  if (raised.some(({ raisedBy }) => raisedBy === subject)) return 'own-call'
  const needsManager = raised.some(({ reason }) => reason === 'address-of-another-party')
  return needsManager && !mayManage ? 'manager-needed' : null
}
