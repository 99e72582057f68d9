import type { Clearance } from '@gwirio/contracts'
import type { Numbers } from './numbers.ts'

const dayMilliseconds = 86_400_000

export type ClearanceRefusal =
  | 'identity-check-not-passed'
  | 'identity-check-too-old'
  | 'party-locked'
  | `mobile-${'missing' | 'landline' | 'foreign' | 'not-a-number'}`
  | 'mobile-not-usable'
  | 'approval-needed'
  | 'case-ended'
  | 'address-not-usable'

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
  numbers: Pick<Numbers, 'mobileQuietDays'>,
): ClearanceRefusal | null {
  if (!clearance.passed) return 'identity-check-not-passed'
  if (!clearance.validUntil || new Date(clearance.validUntil) <= now)
    return 'identity-check-too-old'
  if (clearance.locked) return 'party-locked'
  if (clearance.caseEndedAt) return 'case-ended'
  if (clearance.mobileProblem) return `mobile-${clearance.mobileProblem}`
  if (!clearance.mobile) return 'mobile-missing'
  if (clearance.mobileShared) return 'mobile-not-usable'
  if (changedRecently(clearance, now, numbers.mobileQuietDays)) return 'approval-needed'
  if (clearance.addressesOfOthers.includes(address)) return 'address-not-usable'
  return null
}

function changedRecently({ mobileChangedAt }: Clearance, now: Date, quietDays: number): boolean {
  if (!mobileChangedAt) return false
  return now.getTime() - new Date(mobileChangedAt).getTime() < quietDays * dayMilliseconds
}
