import fc from 'fast-check'

/** Draws that are the same at every run. */
export function draw(seed: number) {
  let drawn = 0
  const upTo = (most: number) =>
    fc.sample(fc.integer({ min: 0, max: most }), { seed: seed + drawn++, numRuns: 1 })[0] ?? 0
  return {
    /** From 0 to this. */
    upTo,
    of: <Item>(items: readonly Item[]) => items[upTo(items.length - 1)] as Item,
  }
}

/** Turns of the event loop. */
export async function ticks(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}
