import { existsSync, writeFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
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
import { lastLine, type RunningProcess, runToEnd, startProcess } from './processes.ts'
import { loadSecrets } from './secrets.ts'
import type { LocalSettings } from './settings.ts'
import { waitUntilReady } from './wait-ready.ts'

/** What runs; disposing of it stops everything in order. */
export interface RunningSystem extends AsyncDisposable {
  readonly world: LocalWorld
  /** Settles with one clear line when a process ends that should have stayed. */
  readonly broken: Promise<LocalError>
}

/**
 * Starts the whole system on this machine: database, world outside, services.
 *
 * @param tell says what is being done, for the person at the terminal
 * @throws {LocalError} what is in the way and how to mend it; what was already started is stopped again
 */
export async function startEverything(
  settings: LocalSettings,
  dataFolder: string,
  tell: (step: string) => void,
): Promise<RunningSystem> {
  await checkMachine(settings, dataFolder)
  const logFolder = join(dataFolder, 'logs')
  await mkdir(logFolder, { recursive: true, mode: 0o700 })
  await using stack = new AsyncDisposableStack()

  tell('PostgreSQL')
  const secrets = loadSecrets(dataFolder)
  const adminUrl = settings.databaseUrl ?? (await startOwnPostgres(settings, dataFolder, stack))
  const world: LocalWorld = { settings, secrets, dataFolder, adminUrl }

  tell('tables')
  await prepareRoles({
    adminUrl,
    roles: Object.entries(secrets.databasePasswords).map(([schema, password]) => ({
      role: `gwirio_${schema}`,
      password,
    })),
  })
  const [audit, ...migrations] = planMigrations(world)
  if (audit) await runToEnd(audit, logFolder)
  await Promise.all(migrations.map((plan) => runToEnd(plan, logFolder)))

  tell('accounts')
  const accounts = planAccounts(world)
  await runToEnd(accounts.plan, logFolder, accounts.input)
  await importOnce(world, logFolder, tell)

  tell('services')
  const running: RunningProcess[] = []
  const start = async (plan: ServicePlan) => {
    const child = stack.use(startProcess(plan, logFolder))
    running.push(child)
    await waitUntilReady(plan.url, child, join(logFolder, `${plan.name}.log`))
  }
  await start(planWorld(world))
  await Promise.all(planServices(world).map(start))

  const broken = Promise.race(
    running.map((child) => child.ended.then(() => explainEnd(child, logFolder))),
  )
  const started = stack.move()
  return { world, broken, [Symbol.asyncDispose]: () => started.disposeAsync() }
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

async function importOnce(
  world: LocalWorld,
  logFolder: string,
  tell: (step: string) => void,
): Promise<void> {
  const done = join(world.dataFolder, 'made-up-world-loaded')
  if (existsSync(done)) return
  tell('a small made-up world')
  await runToEnd(planImport(world), logFolder)
  writeFileSync(done, '')
}

function explainEnd(child: RunningProcess, logFolder: string): LocalError {
  const log = join(logFolder, `${child.name}.log`)
  return new LocalError(
    `${child.name} ended: ${lastLine(log)} (all of it: ${log}). Start again with npm start.`,
  )
}

/** Deletes everything that an earlier start stored. */
export async function beginAnew(dataFolder: string): Promise<void> {
  await removePostgres(join(dataFolder, 'postgres'))
  await rm(dataFolder, { recursive: true, force: true })
}
