import fc from 'fast-check'

/** What happens to the gate of one party, beside the hand-overs. */
const actNames = ['suspend', 'end', 'freeze', 'end-case', 'supersede', 'resume', 'lift'] as const
export type ActName = (typeof actNames)[number]

/** Begins after so many turns of the event loop. */
interface Timed {
  readonly delay: number
}

export interface Attempt extends Timed {
  /** How many turns pass between the answer of the gate and the end of the data. */
  readonly sending: number
  /** Whether the time of its lease is over before that. */
  readonly isSlow: boolean
}

/** All of these at once, on connections of their own. */
export interface History {
  readonly acts: ReadonlyArray<Timed & { readonly name: ActName }>
  readonly attempts: readonly Attempt[]
}

const turns = fc.integer({ min: 0, max: 40 })

const history = fc.record({
  acts: fc.array(
    fc.record({
      name: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom('suspend', 'freeze', 'resume', 'lift') },
        { weight: 1, arbitrary: fc.constantFrom(...actNames) },
      ),
      delay: turns,
    }),
    { minLength: 1, maxLength: 5 },
  ),
  attempts: fc.array(
    fc.record({
      delay: turns,
      sending: fc.integer({ min: 0, max: 15 }),
      isSlow: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true)),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

/** The same ones at each run; how they meet on the database is another matter. */
export function drawHistories(count: number): History[] {
  return fc.sample(history, { numRuns: count, seed: 20_261_122 })
}

export async function pass(turnsToPass: number): Promise<void> {
  for (let turn = 0; turn < turnsToPass; turn += 1) await new Promise(setImmediate)
}
