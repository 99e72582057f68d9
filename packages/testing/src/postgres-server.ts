import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Account, chooseAccount } from './postgres-account.ts'
import { findBinaries } from './postgres-binaries.ts'
import { explainFailure } from './postgres-failure.ts'
import { deleteFolder, findFolder, type PostgresFolder, placeFolder } from './postgres-folder.ts'
import { shutDown, spawnPostgres, stopLeftover } from './postgres-process.ts'

export interface PostgresServer {
  /** Connects the superuser to the database `postgres`. */
  adminUrl: string
  port: number
  /** Stops the server; one that is not durable is deleted too. */
  [Symbol.asyncDispose](): Promise<void>
}

interface StartOptions {
  /** Where the data lie; without one, in a new folder below the system's temporary folder. */
  folder?: string
  /** On 127.0.0.1; without one, a free one. */
  port?: number
  /** Whether the data must survive a power cut and stay after the stop. */
  durable?: boolean
}

/**
 * Runs a real PostgreSQL 18 on loopback, for a normal user as well as for root. A server left behind in the same folder
 * by a process that was killed is stopped first.
 *
 * @throws Error in one line, with the remedy: port in use, disk full, folder out of reach
 */
export async function startPostgres(options: StartOptions = {}): Promise<PostgresServer> {
  const wished = path.resolve(
    options.folder ?? mkdtempSync(path.join(tmpdir(), 'gwirio-postgres-')),
  )
  const account = chooseAccount(findFolder(wished)?.data ?? wished)
  const binaries = findBinaries(account)
  const folder = placeFolder(wished, account)
  await stopLeftover(folder.data)
  const port = options.port ?? (await findFreePort())
  await assertPortIsFree(port)
  if (!existsSync(folder.data)) await initialise({ binary: binaries.initdb, folder, account })

  const password = readFileSync(folder.password, 'utf8').trim()
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
  const stop = await run({
    binary: binaries.postgres,
    folder,
    account,
    port,
    adminUrl,
    durable: options.durable === true,
  })
  return {
    adminUrl,
    port,
    async [Symbol.asyncDispose]() {
      await stop()
      if (!options.durable) deleteFolder(wished)
    },
  }
}

/** Stops the server that runs in the folder, if one does, and deletes all its data: for a fresh start. */
export async function removePostgres(folder: string): Promise<void> {
  const wished = path.resolve(folder)
  const files = findFolder(wished)
  if (files) await stopLeftover(files.data)
  deleteFolder(wished)
}

/** A cluster that reads the same on every machine: UTF-8, and order by code point. */
async function initialise(options: {
  binary: string
  folder: PostgresFolder
  account: Account | undefined
}) {
  const { folder, account } = options
  const draft = `${folder.data}.new`
  rmSync(draft, { recursive: true, force: true })
  writeFileSync(folder.password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account) chownSync(folder.password, account.uid, account.gid)
  const locale = [
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${folder.password}`]
  try {
    await promisify(execFile)(
      options.binary,
      [`--pgdata=${draft}`, '--no-sync', ...locale, ...access],
      {
        ...account,
        cwd: '/',
        env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      },
    )
  } catch (error) {
    throw explainFailure((error as { stderr?: string }).stderr ?? String(error), folder)
  }
  renameSync(draft, folder.data)
}

/** Starts the server, waits until it answers, and returns the way to stop it. */
async function run(options: {
  binary: string
  folder: PostgresFolder
  account: Account | undefined
  port: number
  adminUrl: string
  durable: boolean
}) {
  const child = spawnPostgres({
    ...options,
    settings: { ...commonSettings, ...(options.durable ? {} : fastSettings) },
  })
  const isAlive = () =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const killAtExit = () => child.kill('SIGINT')
  process.once('exit', killAtExit)
  const stop = async () => {
    process.removeListener('exit', killAtExit)
    child.ref()
    if (isAlive()) await shutDown({ pid: child.pid as number, isAlive })
  }
  child.once('error', () => undefined)
  while (!(await answers(options.adminUrl))) {
    if (!isAlive()) throw explainFailure(readFileSync(options.folder.log, 'utf8'), options.folder)
    await delay(20)
  }
  return stop
}

/** No data of a row and no statement gets into the server's log. */
const commonSettings = {
  max_connections: 300,
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** For tests: nothing has to survive a power cut. */
const fastSettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function answers(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  try {
    await client.connect()
    return true
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function assertPortIsFree(port: number) {
  const server = createServer()
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(undefined)))
  })
  if (!failure) return
  throw new Error(
    `PostgreSQL cannot listen on 127.0.0.1:${port} (${failure.code}). Stop the program that uses this port, or choose another port.`,
    { cause: failure },
  )
}
