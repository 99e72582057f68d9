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
