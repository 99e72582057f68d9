/** Deeper than any letter; browsers themselves go no deeper than twice as much. */
const deepestElement = 256

/**
 * Counts the elements that are open. Each end tag is looked for in all of them, so that a text of nothing but start tags and
 * others' end tags takes time squared: beyond this depth it is not read on.
 */
export function countDepth() {
  let open = 0
  return {
    /** @returns whether it is still read */
    enter: (): boolean => ++open <= deepestElement,
    leave(): void {
      open -= 1
    },
  }
}
