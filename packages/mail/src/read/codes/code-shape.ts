export const codeDigits = 6

/** The code whole, in two halves, in pairs, digit by digit. */
const shapes = new Set(['6', '3,3', '2,2,2', '1,1,1,1,1,1'])

/** The lengths of groups of characters, as in `3,3`. */
export function shapeOf(groups: readonly string[]): string {
  return groups.map((group) => group.length).join(',')
}

/** Whether digits stand in such groups as people write one code in. */
export function isCodeShape(groups: readonly string[]): boolean {
  return shapes.has(shapeOf(groups))
}
