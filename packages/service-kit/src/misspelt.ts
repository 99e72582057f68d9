const shortestName = 8

/**
 * Whether one letter too many, too few, changed or swapped with its neighbour makes the one name the other.
 * Short names are never taken for each other: too many real ones are that close.
 */
export function isOneSlipAway(given: string, meant: string): boolean {
  if (given === meant || Math.min(given.length, meant.length) < shortestName) return false
  let start = 0
  while (start < given.length && given[start] === meant[start]) start += 1
  const [a, b] = [given.slice(start), meant.slice(start)]
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}
