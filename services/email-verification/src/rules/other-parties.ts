import { liveStates, type Verification } from './model.ts'
import { currentState } from './verification.ts'

/** How an address stands to those of the other parties: the same mailbox, or a slip away from one. */
export type Likeness = 'none' | 'near-miss' | 'collision'

/**
 * Compares a preferred address with the addresses of the other parties, all in their collision form. It says never whose.
 *
 * @param areNear whether two of them are a slip apart
 */
export function findLikeness(
  address: string,
  others: readonly string[],
  areNear: (one: string, other: string) => boolean,
): Likeness {
  if (others.includes(address)) return 'collision'
  return others.some((other) => areNear(address, other)) ? 'near-miss' : 'none'
}

/** Those of the other parties that an address is a slip away from. */
export function listNear(
  address: string,
  others: readonly string[],
  areNear: (one: string, other: string) => boolean,
): string[] {
  return others.filter((other) => other !== address && areNear(address, other))
}

/** Whether all of the addresses that are near now, as digests, were among those that two people saw when they agreed. */
export function covers(accepted: readonly Buffer[] | null, near: readonly Buffer[]): boolean {
  const known = accepted ?? []
  return near.every((digest) => known.some((each) => each.equals(digest)))
}

/** Whether an address is another party's: a mailbox that was ever shown to be theirs stays so, whatever became of it. */
export function holdsItsAddress(
  holder: Pick<Verification, 'state' | 'openUntil' | 'verifiedAt' | 'verifiedUntil'>,
  now: Date,
): boolean {
  const isLive = liveStates.includes(currentState(holder, now))
  return holder.verifiedAt !== null || isLive
}
