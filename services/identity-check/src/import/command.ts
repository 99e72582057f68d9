import { parseArgs } from 'node:util'
import { type Environment, SettingsError } from '@gwirio/service-kit'
import { readFileConfig } from '../config.ts'
import { CsvFileError } from './csv-file.ts'
import { createImportContext } from './import-context.ts'
import { type ImportOptions, type ImportResult, importParties } from './import-parties.ts'
import { type Output, watchOnTerminal } from './terminal-watcher.ts'

const usage = `Usage: node services/identity-check/import.ts <parties.csv> [--all-or-nothing | --keep-good] [--dry-run]
  --all-or-nothing  a file with a bad row is refused whole (the default)
  --keep-good       good rows are imported, bad ones are listed
  --dry-run         only says what is wrong
`

const exitCodes = { done: 0, nothingImported: 1, wrongUse: 2, badRowsLeftOut: 3 } as const

/**
 * The command `import.ts`.
 *
 * @returns the exit code; everything that a person must know was written to `output`
 * @throws what is no fault of the file, the settings or the command line
 */
export async function runImport(input: {
  args: readonly string[]
  env: Environment
  output: Output
  cores: number
}): Promise<number> {
  const { output } = input
  const options = readOptions(input.args)
  if (options === null) return say(output, usage, exitCodes.wrongUse)
  const watcher = watchOnTerminal(output)
  try {
    await using context = createImportContext(readFileConfig(input.env), input.cores)
    const result = await importParties(context, options, watcher).finally(() => watcher.finish())
    if (result === null)
      return say(
        output,
        'Another import is running: wait until it has ended.\n',
        exitCodes.nothingImported,
      )
    return conclude(output, options, result)
  } catch (error) {
    if (error instanceof SettingsError)
      return say(
        output,
        `The import cannot start:\n  ${error.problems.join('\n  ')}\n`,
        exitCodes.wrongUse,
      )
    if (error instanceof CsvFileError) {
      for (const problem of error.problems) watcher.problem(problem)
      return say(output, 'Nothing was imported.\n', exitCodes.nothingImported)
    }
    throw error
  }
}

function readOptions(args: readonly string[]): ImportOptions | null {
  const flags = {
    'all-or-nothing': { type: 'boolean' },
    'keep-good': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: flags,
      allowPositionals: true,
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) return null
    if (values['all-or-nothing'] && values['keep-good']) return null
    const badRows = values['keep-good'] ? 'keep-good' : 'refuse-all'
    return { path, badRows, dryRun: values['dry-run'] ?? false }
  } catch {
    return null
  }
}

function conclude(output: Output, options: ImportOptions, result: ImportResult): number {
  const { goodRows, badRows, created, updated, withTooFewFacts } = result
  output.write(`Rows: ${goodRows} good, ${badRows} bad.\n`)
  if (withTooFewFacts > 0)
    output.write(
      `Good rows with fewer than 5 facts to ask for, where no identity check is possible: ${withTooFewFacts}.\n`,
    )
  if (options.dryRun)
    return say(
      output,
      'Nothing was imported: this was a dry run.\n',
      badRows > 0 ? exitCodes.nothingImported : exitCodes.done,
    )
  if (badRows > 0 && options.badRows === 'refuse-all')
    return say(
      output,
      'Nothing was imported. Correct the bad rows, or import the good ones with --keep-good.\n',
      exitCodes.nothingImported,
    )
  return say(
    output,
    `Parties: ${created} new, ${updated} brought up to date.\n`,
    badRows > 0 ? exitCodes.badRowsLeftOut : exitCodes.done,
  )
}

function say(output: Output, text: string, code: number): number {
  output.write(text)
  return code
}
