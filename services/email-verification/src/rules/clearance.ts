import type { Clearance } from '@gwirio/contracts'
import type { StartNeed } from './command.ts'
import type { Numbers } from './numbers.ts'
import type { Likeness } from './other-parties.ts'

const dayMilliseconds = 86_400_000

export type ClearanceRefusal =
  | 'concern-open'
  | 'identity-check-not-passed'
  | 'identity-check-too-old'
  | 'party-locked'
  | `mobile-${'missing' | 'landline' | 'foreign' | 'not-a-number'}`
  | 'mobile-not-usable'
  | 'case-ended'
  | 'address-not-usable'

/** Whether the call is good for anything now: the first reason against it, or null. */
export function findCallProblem(
  clearance: Pick<Clearance, 'passed' | 'validUntil' | 'locked' | 'concernOpen'>,
  now: Date,
): 'concern-open' | 'identity-check-not-passed' | 'identity-check-too-old' | 'party-locked' | null {
  // Of this call or of another: what was said in one closes them all
  if (clearance.concernOpen) return 'concern-open'
  if (!clearance.passed) return 'identity-check-not-passed'
  if (!clearance.validUntil || new Date(clearance.validUntil) <= now)
    return 'identity-check-too-old'
  return clearance.locked ? 'party-locked' : null
}

/**
 * Whether the identity check and the facts on file allow a verification of this address.
 *
 * @param address the preferred address in its collision form
 * @returns the first reason against it, or null
 */
export function findObjection(
  clearance: Clearance,
  address: string,
  now: Date,
): ClearanceRefusal | null {
  const problem = findCallProblem(clearance, now)
  if (problem) return problem
  if (clearance.caseEndedAt) return 'case-ended'
  if (clearance.mobileProblem) return `mobile-${clearance.mobileProblem}`
  if (!clearance.mobile) return 'mobile-missing'
  if (clearance.mobileShared) return 'mobile-not-usable'
  if (clearance.addressesOfOthers.includes(address)) return 'address-not-usable'
  return null
}

/** What a second person has to say to a start, beside what stops it altogether. */
export function findNeeds(
  clearance: Pick<Clearance, 'mobileChangedAt'>,
  likeness: Likeness,
  now: Date,
  numbers: Pick<Numbers, 'mobileQuietDays'>,
): StartNeed[] {
  const needs: StartNeed[] = []
  if (likeness === 'near-miss') needs.push('near-miss-address')
  if (changedRecently(clearance, now, numbers)) needs.push('mobile-changed')
  return needs
}

/** Within some days of the change, the number can be one that the caller brought. */
export function changedRecently(
  { mobileChangedAt }: Pick<Clearance, 'mobileChangedAt'>,
  now: Date,
  { mobileQuietDays }: Pick<Numbers, 'mobileQuietDays'>,
): boolean {
  if (!mobileChangedAt) return false
  return now.getTime() - new Date(mobileChangedAt).getTime() < mobileQuietDays * dayMilliseconds
}
