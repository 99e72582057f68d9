import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { LocalFile } from '@gwirio/local/local-file'
import { removePostgres } from '@gwirio/testing/postgres'

const root = join(import.meta.dirname, '..')
const portSettings = [
  'CONSOLE_PORT',
  'SIGN_IN_PORT',
  'IDENTITY_CHECK_PORT',
  'SMS_CODE_PORT',
  'EMAIL_VERIFICATION_PORT',
  'CORRESPONDENCE_PORT',
  'SMTP_PORT',
  'RETURN_SMTP_PORT',
  'SUBMISSION_PORT',
  'WORLD_PORT',
  'WORLD_SMTP_PORT',
  'WORLD_MX_PORT',
  'WORLD_POLICY_PORT',
  'WORLD_SCANNER_PORT',
  'WORLD_DNS_PORT',
  'POSTGRES_PORT',
] as const

/** A place of its own for one system: free ports and a data folder, kept over restarts until it is disposed of. */
export interface Place extends AsyncDisposable {
  readonly dataFolder: string
  readonly env: Readonly<Record<string, string>>
}

/** The system as `npm start` runs it, as a process of its own. */
export interface System extends AsyncDisposable {
  readonly file: LocalFile
  /** Everything that was printed so far. */
  printed(): string
  /** Ctrl-C; gives the exit code. */
  interrupt(): Promise<number | null>
  /** kill -9 of the start script and of everything that it started, PostgreSQL too. */
  kill(): Promise<void>
}

/** Finds free ports and makes an empty data folder. */
export async function makePlace(): Promise<Place> {
  const dataFolder = join(await mkdtemp(join(tmpdir(), 'gwirio-system-')), 'data')
  const servers: Server[] = []
  const env: Record<string, string> = { DATA_FOLDER: dataFolder }
  for (const name of portSettings) {
    const server = createServer().listen(0, '127.0.0.1')
    servers.push(server)
    await once(server, 'listening')
    env[name] = String((server.address() as { port: number }).port)
  }
  for (const server of servers) server.close()
  return {
    dataFolder,
    env,
    async [Symbol.asyncDispose]() {
      await removePostgres(join(dataFolder, 'postgres'))
      await rm(dirname(dataFolder), { recursive: true, force: true })
    },
  }
}

/** Starts the system there and waits until it says that it runs. */
export async function startSystem(place: Place, args: readonly string[] = []): Promise<System> {
  const child = runStart(place, args)
  let printed = ''
  child.stdout?.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr?.on('data', (chunk) => {
    printed += chunk
  })
  while (!printed.includes('Ctrl-C stops everything')) {
    if (child.exitCode !== null) throw new Error(`The system did not start:\n${printed}`)
    await wait(20)
  }
  const file = JSON.parse(readFileSync(join(place.dataFolder, 'local.json'), 'utf8')) as LocalFile
  const system: System = {
    file,
    printed: () => printed,
    async interrupt() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT')
        await once(child, 'exit')
      }
      return child.exitCode
    },
    async kill() {
      const pids = [child.pid as number, ...descendants(child.pid as number)]
      for (const pid of pids) killHard(pid)
      while (pids.some((pid) => isAlive(pid))) await wait(5)
    },
    async [Symbol.asyncDispose]() {
      await system.interrupt()
    },
  }
  return system
}

/** Runs the start script there, however it ends. */
export function runStart(place: Place, args: readonly string[] = []): ChildProcess {
  const { PATH = '', HOME = '' } = process.env
  return spawn(process.execPath, ['infra/local/start.ts', ...args], {
    cwd: root,
    env: { PATH, HOME, ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** What every process of the system has logged, by file. */
export function readLogs(place: Place): Record<string, string> {
  const folder = join(place.dataFolder, 'logs')
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

/** Children and theirs, also those in process groups of their own. */
function descendants(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  if (!existsSync(list)) return []
  const children = readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number)
  return children.flatMap((child) => [child, ...descendants(child)])
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself in the meantime.
  }
}

/** A killed process that nobody has waited for yet is a zombie: it holds nothing any more. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
