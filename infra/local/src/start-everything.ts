import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { migrateAudit } from '@gwirio/audit'
import { prepareRoles } from '@gwirio/database'
import { removePostgres, startPostgres } from '@gwirio/testing'
import { checkMachine } from './checks.ts'
import { LocalError } from './local-error.ts'
import {
  type LocalWorld,
  planAccounts,
  planImport,
  planMigrations,
  planServices,
  planWorld,
  type ServicePlan,
} from './plans.ts'
import {
  logFileOf,
  type ProcessPlan,
  type RunningProcess,
  reasonIn,
  runToEnd,
  startProcess,
} from './processes.ts'
import { loadSecrets } from './secrets.ts'
import type { LocalSettings } from './settings.ts'
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
  const secrets = loadSecrets(dataFolder)
  const adminUrl = settings.databaseUrl ?? (await startOwnPostgres(settings, dataFolder, stack))
  const world: LocalWorld = { settings, secrets, dataFolder, adminUrl }
  const run = (plan: ProcessPlan, input = '') => runToEnd(plan, { logFolder, input, signal })

  const running: RunningProcess[] = []
  const start = async (plan: ServicePlan) => {
    const child = stack.use(startProcess(plan, logFolder))
    running.push(child)
    await waitUntilReady(plan.url, child, { logFile: logFileOf(plan, logFolder), signal })
  }

  tell('tables')
  await makeRoles(world)
  await migrateAudit({ adminUrl })
  await Promise.all(planMigrations(world).map((plan) => run(plan)))

  tell('services; at the first start accounts and a small made-up world too')
  const accounts = planAccounts(world)
  await Promise.all([
    run(accounts.plan, accounts.input),
    importOnce(world, run),
    start(planWorld(world)),
    ...planServices(world).map(start),
  ])

  const broken = Promise.race(
    running.map((child) => child.ended.then(() => explainEnd(child, logFolder))),
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

/** Loads the made-up cases and parties, unless an earlier start has. */
async function importOnce(
  world: LocalWorld,
  run: (plan: ProcessPlan) => Promise<void>,
): Promise<void> {
  const mark = join(world.dataFolder, 'made-up-world-loaded')
  if (existsSync(mark)) return
  await run(planImport(world))
  writeFileSync(mark, '')
}

function explainEnd(child: RunningProcess, logFolder: string): LocalError {
  const log = logFileOf(child, logFolder)
  return new LocalError(
    `${child.name} ended: ${reasonIn(log)} (all of it: ${log}). Start again with npm start.`,
  )
}

/** Deletes everything that an earlier start stored. */
export async function beginAnew(dataFolder: string): Promise<void> {
  await removePostgres(join(dataFolder, 'postgres'))
  await rm(dataFolder, { recursive: true, force: true })
}
