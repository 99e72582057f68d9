import { nationalNumber } from './contact-patterns.ts'
import type { Detail, Pattern } from './pattern.ts'
import { plainOf } from './pattern.ts'
import { patternsOf } from './patterns-of.ts'
import { symbolsOf, wordsOf } from './words.ts'

/**
 * What to look for of the others' details. What the addressee has on file too is left out: the same detail, and of an address what
 * stands in their own (the same postcode, or street) and so at the head of every letter to them.
 */
export function withoutShared(details: {
  readonly others: readonly Detail[]
  readonly own: readonly Detail[]
}): ReadonlyArray<{ detail: Detail; patterns: Pattern[] }> {
  const own = new Set(details.own.map(formOf))
  const ownPlaces = details.own.flatMap(({ kind, value }) =>
    isPlace(kind) ? [symbolsOf(value), plainOf(wordsOf(value))] : [],
  )
  return details.others
    .filter((detail) => !own.has(formOf(detail)))
    .map((detail) => ({
      detail,
      patterns: patternsOf(detail).filter(
        ({ symbols }) =>
          !isPlace(detail.kind) || !ownPlaces.some((place) => place.includes(symbols)),
      ),
    }))
}

function isPlace(kind: Detail['kind']): boolean {
  return kind === 'address' || kind === 'postcode'
}

/** The same for two ways to write the same. */
function formOf({ kind, value }: Detail): string {
  if (kind === 'phone') return `phone ${nationalNumber(value.replace(/\D/g, ''))}`
  return `${kind} ${isPlace(kind) ? plainOf(wordsOf(value)) : symbolsOf(value)}`
}
