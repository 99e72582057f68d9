import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Account } from './postgres-account.ts'
import type { PostgresFolder } from './postgres-folder.ts'

/** A fast shutdown takes well under a second; then an immediate one, which the next start recovers from. */
const fastShutdownMilliseconds = 15_000

/**
 * Starts the server in a process group of its own: Ctrl-C in the terminal goes to the whole foreground group, and the
 * database must outlive the services that finish their work in it.
 */
export function spawnPostgres(options: {
  binary: string
  folder: PostgresFolder
  account: Account | undefined
  port: number
  settings: Record<string, string | number>
}): ChildProcess {
  const log = openSync(options.folder.log, 'w', 0o600)
  const settings = Object.entries(options.settings).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  const child = spawn(
    options.binary,
    ['-D', options.folder.data, '-p', `${options.port}`, '-h', '127.0.0.1', '-k', '', ...settings],
    {
      ...options.account,
      cwd: '/',
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  child.unref()
  return child
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
export async function shutDown(server: { pid: number; isAlive: () => boolean }) {
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
    if (existsSync('/proc/self')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
