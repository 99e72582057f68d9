import { createBlindIndex, createFieldCipher, openDatabase, openJobs } from '@gwirio/database'
import { createLogger, type Environment, SettingsError, systemClock } from '@gwirio/service-kit'
import { readImportConfig } from '../config.ts'
import { serviceName } from '../context.ts'
import { schema } from '../store/schema.ts'
import type { Database } from '../store/tables.ts'
import { createVault } from '../store/vault.ts'
import { explainDatabaseProblem } from './database-problem.ts'
import { importFolder } from './import-folder.ts'
import { type Output, watchOnTerminal } from './terminal-watcher.ts'

const usage = `Usage: npm run import-mail -- <folder>
  Takes every .eml file below the folder as a reply that came in now. The same file is taken once.
`

/** They stand in docs/operations.md; 1 is also what fails for no reason known here. */
const exitCodes = {
  done: 0,
  folderUnreadable: 1,
  wrongUse: 2,
  someRefused: 3,
  databaseUnusable: 4,
} as const

/**
 * The command `import.ts`.
 *
 * @returns the exit code; everything that a person must know was written to `output`
 * @throws what is no fault of the folder, the settings or the command line
 */
export async function runImport(input: {
  args: readonly string[]
  env: Environment
  output: Output
}): Promise<number> {
  const { args, env, output } = input
  const [folder] = args
  if (folder === undefined || args.length > 1) return say(output, usage, exitCodes.wrongUse)
  try {
    return await takeFolder(folder, env, output)
  } catch (error) {
    const known = explain(error)
    if (known) return say(output, known.text, known.code)
    throw error
  }
}

async function takeFolder(folder: string, env: Environment, output: Output): Promise<number> {
  const config = readImportConfig(env)
  const url = config.databaseUrl
  await using opened = new AsyncDisposableStack()
  const db = openDatabase<Database>({ url, applicationName: `${serviceName} import` })
  opened.defer(() => db.destroy())
  const log = createLogger({ service: serviceName })
  const jobs = opened.use(openJobs({ url, schema: schema.schema, log }))
  const vault = createVault(createFieldCipher(config.fieldKeys), createBlindIndex(config.indexKey))
  const watcher = watchOnTerminal(output)
  const context = { db, jobs, vault, clock: systemClock }
  const result = await importFolder(context, folder, watcher).finally(() => watcher.finish())
  const { taken, takenBefore, refused } = result
  const text = `Files: ${taken} taken, ${takenBefore} taken before, ${refused} refused.\n`
  return say(output, text, refused > 0 ? exitCodes.someRefused : exitCodes.done)
}

/** What a person at the terminal can mend, in words; `null` for anything else. */
function explain(error: unknown): { text: string; code: number } | null {
  if (error instanceof SettingsError) {
    const text = `The import cannot start:\n  ${error.problems.join('\n  ')}\n`
    return { text, code: exitCodes.wrongUse }
  }
  if (isFileError(error)) {
    const text = `${JSON.stringify(error.path)} cannot be read (${error.code}): check the path and your rights to it.\n`
    return { text, code: exitCodes.folderUnreadable }
  }
  const problem = explainDatabaseProblem(error)
  return problem === null ? null : { text: `${problem}\n`, code: exitCodes.databaseUnusable }
}

function isFileError(error: unknown): error is Error & { code: string; path: string } {
  return error instanceof Error && 'path' in error && 'code' in error
}

function say(output: Output, text: string, code: number): number {
  output.write(text)
  return code
}
