import { parseArgs } from 'node:util'

export interface FuzzArguments<Name extends string> {
  readonly targets: readonly Name[]
  /** For all targets together. */
  readonly seconds: number
  readonly seed: number
  /** The number of the one run that is repeated; null for as many as there is time for. */
  readonly only: number | null
}

/**
 * Reads the command line; all `names` are fuzzed when it names none.
 *
 * @throws for an argument that would fuzz nothing, or for ever
 */
export function readArguments<Name extends string>(names: readonly Name[]): FuzzArguments<Name> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      target: { type: 'string' },
    },
  })
  const targets = names.filter((name) => (values.target ?? name) === name)
  if (targets.length === 0) throw new Error(`--target is one of: ${names.join(', ')}`)
  return {
    targets,
    seconds: readNumber('seconds', values.seconds),
    seed: readNumber('seed', values.seed),
    only: values.only === undefined ? null : readNumber('only', values.only),
  }
}

function readNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a number`)
  return Number(text)
}
