import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateAudit } from '@gwirio/audit'
import { prepareRoles } from '@gwirio/database'
import { openAuthority } from '@gwirio/testing/certificate'
import { removePostgres, startPostgres } from '@gwirio/testing/postgres'
import { checkMachine } from './checks.ts'
import { LocalError } from './local-error.ts'
import { writeMadeUpOffices } from './made-up-offices.ts'
import { writeMadeUpWorld } from './made-up-world.ts'
import { checkOtherDatabase } from './other-database.ts'
import {
  type LocalWorld,
  planAccounts,
  planImport,
  planMigrations,
  planServices,
  planWorld,
  type ServicePlan,
  worldAuthorityFile,
} from './plans.ts'
import {
  type Ending,
  logFileOf,
  type ProcessPlan,
  type RunningProcess,
  reasonIn,
  runToEnd,
  startProcess,
} from './processes.ts'
import { loadSecrets } from './secrets.ts'
import type { LocalSettings } from './settings.ts'
import { makeSubmissionCertificate } from './submission-certificate.ts'
import { waitUntilReady } from './wait-ready.ts'

/** What runs; disposing of it stops everything in order. */
export interface RunningSystem extends AsyncDisposable {
  readonly world: LocalWorld
  /** Settles with one clear line when a process ends that should have stayed. */
  readonly broken: Promise<LocalError>
}

/** What a start is told from outside. */
export interface StartOptions {
  readonly settings: LocalSettings
  readonly dataFolder: string
  /** Says what is being done, for the person at the terminal. */
  readonly tell: (step: string) => void
  /** Gives the start up; what was already started is stopped again. */
  readonly signal?: AbortSignal
}

/**
 * Starts the whole system on this machine: database, world outside, services.
 *
 * @throws {LocalError} what is in the way and how to mend it; what was already started is stopped again
 */
export async function startEverything(options: StartOptions): Promise<RunningSystem> {
  const { settings, dataFolder, tell, signal } = options
  await checkMachine(settings, dataFolder)
  const logFolder = join(dataFolder, 'logs')
  await mkdir(logFolder, { recursive: true, mode: 0o700 })
  await using stack = new AsyncDisposableStack()

  tell('PostgreSQL')
  const adminUrl = settings.databaseUrl
    ? await checkOtherDatabase(settings.databaseUrl, dataFolder)
    : await startOwnPostgres(settings, dataFolder, stack)
  const secrets = loadSecrets(dataFolder)
  const world: LocalWorld = { settings, secrets, dataFolder, adminUrl }
  const run = (plan: ProcessPlan, input = '') => runToEnd(plan, { logFolder, input, signal })

  const running: RunningProcess[] = []
  const start = async (plan: ServicePlan) => {
    const child = stack.use(startProcess(plan, logFolder))
    running.push(child)
    await waitUntilReady(plan.url, child, { logFile: logFileOf(plan, logFolder), signal })
  }

  await makeSubmissionCertificate(dataFolder)
  // The world's own, which correspondence reads at its start and the world itself may make later
  await openAuthority({ file: worldAuthorityFile(dataFolder) })
  tell('tables')
  await makeRoles(world)
  await migrateAudit({ adminUrl })
  await Promise.all(planMigrations(world).map((plan) => run(plan)))

  tell(hasLoadedWorld(dataFolder) ? 'services' : 'services, accounts, a small made-up world')
  const accounts = planAccounts(world)
  await Promise.all([
    run(accounts.plan, accounts.input),
    importOnce(world, run),
    start(planWorld(world)),
    ...planServices(world).map(start),
  ])

  const broken = Promise.race(
    running.map(async (child) => explainEnd(child, await child.ended, logFolder)),
  )
  const started = stack.move()
  return { world, broken, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

async function makeRoles({ adminUrl, secrets }: LocalWorld): Promise<void> {
  const passwords = Object.entries(secrets.databasePasswords)
  const roles = passwords.map(([schema, password]) => ({ role: `gwirio_${schema}`, password }))
  await prepareRoles({ adminUrl, roles })
}

async function startOwnPostgres(
  settings: LocalSettings,
  dataFolder: string,
  stack: AsyncDisposableStack,
): Promise<string> {
  const folder = join(dataFolder, 'postgres')
  const starting = startPostgres({ folder, port: settings.postgresPort, durable: true })
  const postgres = await starting.catch((cause: Error) => {
    throw new LocalError(`${cause.message} (The port is POSTGRES_PORT, the folder DATA_FOLDER.)`, {
      cause,
    })
  })
  return stack.use(postgres).adminUrl
}

/** Loads the made-up cases, parties and offices, unless an earlier start has. */
async function importOnce(
  world: LocalWorld,
  run: (plan: ProcessPlan) => Promise<void>,
): Promise<void> {
  if (hasLoadedWorld(world.dataFolder)) return
  await run(planImport(world, writeMadeUpWorld(world.dataFolder, new Date())))
  await writeMadeUpOffices(world.adminUrl)
  writeFileSync(loadedMark(world.dataFolder), '')
}

function hasLoadedWorld(dataFolder: string): boolean {
  return existsSync(loadedMark(dataFolder))
}

function loadedMark(dataFolder: string): string {
  return join(dataFolder, 'made-up-world-loaded')
}

function explainEnd(child: RunningProcess, ending: Ending, logFolder: string): LocalError {
  const log = logFileOf(child, logFolder)
  const reason = ending.signal ? `it was killed (${ending.signal}).` : reasonIn(log)
  return new LocalError(
    `${child.name} ended: ${reason} What it printed is in ${log}. Start again with npm start.`,
  )
}

/**
 * Deletes everything that an earlier start stored.
 *
 * @throws {LocalError} with another database, which is not ours to delete, and which nothing opens without its secrets
 */
export async function beginAnew(settings: LocalSettings, dataFolder: string): Promise<void> {
  if (settings.databaseUrl) {
    throw new LocalError(
      'With DATABASE_URL nothing is deleted: give an empty database and another DATA_FOLDER to begin anew.',
    )
  }
  await removePostgres(join(dataFolder, 'postgres'))
  await rm(dataFolder, { recursive: true, force: true })
}
