import type { ConcernReason, OpenConcern } from '@gwirio/contracts'

/** What was raised in one call. */
export interface RaisedConcern {
  readonly reason: ConcernReason
  readonly raisedBy: string
  /** Who began the call, where that is known: a colleague can have stopped it. */
  readonly begunBy: string | null
}

/**
 * Why somebody cannot settle what stands open about a party: it was their own call, or an address was that of another party
 * of the case, which only a manager looks into.
 */
export function whyNotSettle(
  raised: readonly RaisedConcern[],
  { subject, mayManage }: { subject: string; mayManage: boolean },
): OpenConcern['whyNot'] {
  const isOwn = raised.some(({ raisedBy, begunBy }) => [raisedBy, begunBy].includes(subject))
  if (isOwn) return 'own-call'
  const needsManager = raised.some(({ reason }) => reason === 'address-of-another-party')
  return needsManager && !mayManage ? 'manager-needed' : null
}
