import distance from 'damerau-levenshtein'
import { comparableAddress } from './comparable-address.ts'

/** In a short local part one letter is half of it already. */
const shortLocalLetters = 4

/**
 * Whether two normalised addresses are so near each other that one may be a slip of the other: an edit distance
 * (Damerau and Levenshtein) of 1 or 2 between their collision forms, of 1 where a local part is short. The same
 * collision form is no near miss: it is a collision.
 */
export function isNearMiss(one: string, other: string): boolean {
  return areNear(comparableAddress(one), comparableAddress(other))
}

/** The same for two addresses that are in their collision form already. */
export function areNear(one: string, other: string): boolean {
  const letters = Math.min(one.lastIndexOf('@'), other.lastIndexOf('@'))
  const { steps } = distance(one, other)
  return steps > 0 && steps <= (letters <= shortLocalLetters ? 1 : 2)
}
