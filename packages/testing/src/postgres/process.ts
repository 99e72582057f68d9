import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Account } from './account.ts'
import { PostgresOutput } from './failure.ts'
import type { PostgresFolder } from './folder.ts'

/** A fast shutdown takes well under a second; then an immediate one, which the next start recovers from. */
const fastShutdownMilliseconds = 15_000

/** No data of a row and no statement gets into the server's log. */
const commonSettings = [
  'max_connections=300',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_error_verbosity=terse',
  'log_min_error_statement=panic',
]

/** For tests: nothing has to survive a power cut. */
const fastSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']

interface Server {
  binary: string
  folder: PostgresFolder
  account: Account | undefined
  port: number
  adminUrl: string
  durable: boolean
}

/** Starts the server, waits until it answers, and returns the way to stop it. */
export async function runServer(server: Server): Promise<() => Promise<void>> {
  const child = spawnPostgres(server)
  const isAlive = () =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null
  const stopAtExit = () => child.kill('SIGINT')
  process.once('exit', stopAtExit)
  const stop = async () => {
    process.removeListener('exit', stopAtExit)
    child.ref()
    if (isAlive()) await shutDown({ pid: child.pid as number, isAlive })
  }
  try {
    while (!(await answers(server.adminUrl))) {
      if (!isAlive()) throw new PostgresOutput(readFileSync(server.folder.log, 'utf8'))
      await delay(20)
    }
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * In a process group of its own: Ctrl-C in the terminal goes to the whole foreground group, and the database must
 * outlive the services that finish their work in it.
 */
function spawnPostgres({ binary, folder, account, port, durable }: Server): ChildProcess {
  const log = openSync(folder.log, 'w', 0o600)
  const settings = durable ? commonSettings : [...commonSettings, ...fastSettings]
  const place = ['-D', folder.data, '-p', `${port}`, '-h', '127.0.0.1', '-k', '']
  const child = spawn(binary, [...place, ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: '/',
    env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.once('error', (error) => writeFileSync(folder.log, String(error)))
  child.unref()
  return child
}

async function answers(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl })
  try {
    await client.connect()
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03') return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * Stops the server that an earlier process left behind in this data folder, and removes the lock file of one that died.
 * A process that merely got the same number since is left alone.
 */
export async function stopLeftover(data: string) {
  const lockFile = path.join(data, 'postmaster.pid')
  if (!existsSync(lockFile)) return
  const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0])
  if (pid > 1 && commandLineOf(pid).includes(data)) {
    await shutDown({ pid, isAlive: () => commandLineOf(pid).includes(data) })
  }
  rmSync(lockFile, { force: true })
}

/** Fast shutdown: open transactions are rolled back, connections closed, data written. */
async function shutDown(server: { pid: number; isAlive: () => boolean }) {
  signal(server.pid, 'SIGINT')
  const deadline = Date.now() + fastShutdownMilliseconds
  let pressed = false
  while (server.isAlive()) {
    if (!pressed && Date.now() > deadline) {
      signal(server.pid, 'SIGQUIT')
      pressed = true
    }
    await delay(20)
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT') {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
