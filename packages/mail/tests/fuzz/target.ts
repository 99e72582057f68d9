import type { Random } from './random.ts'

/** What is fuzzed: one input after another until the time is over. */
export interface Target {
  readonly name: string
  /** From where on memory must not grow; 500 unless told. */
  readonly measureAfterRuns?: number
  /** @throws when an input shows a bug; the input can be made again from seed and number of the run */
  runOnce(random: Random): Promise<void>
  /** Called after the last run; what was opened is closed. */
  close?(): Promise<void>
}
