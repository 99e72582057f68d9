import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocalError } from './local-error.ts'

const root = join(import.meta.dirname, '../../..')
/** Compiled sources are kept: a start costs half the time from the second on. */
const compileCache = join(root, 'node_modules/.cache/node-compile')
const exitWithParent = join(import.meta.dirname, 'exit-with-parent.ts')

/** How to run one process of the local start. */
export interface ProcessPlan {
  readonly name: string
  /** Path of the entry file from the root of the repository. */
  readonly script: string
  readonly args?: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** How a process ended: by itself with a code, or by a signal. */
export interface Ending {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** A process that runs until it is stopped. */
export interface RunningProcess extends AsyncDisposable {
  readonly name: string
  /** Settles when the process has ended. */
  readonly ended: Promise<Ending>
}

/** Starts a process that stays; what it prints goes to `<logFolder>/<name>.log`. */
export function startProcess(plan: ProcessPlan, logFolder: string): RunningProcess {
  const log = openSync(logFileOf(plan, logFolder), 'w', 0o600)
  const child = spawnNode(plan, ['ignore', log, log, 'ipc'])
  closeSync(log)
  const ended = once(child, 'exit').then(([code, signal]): Ending => ({ code, signal }))
  return {
    name: plan.name,
    ended,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      const force = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await ended
      clearTimeout(force)
    },
  }
}

/**
 * Runs a command to its end.
 *
 * @param options.input what it reads on standard input
 * @throws {LocalError} with what it said when it fails
 */
export async function runToEnd(
  plan: ProcessPlan,
  options: { logFolder: string; input: string; signal?: AbortSignal | undefined },
): Promise<void> {
  options.signal?.throwIfAborted()
  const logFile = logFileOf(plan, options.logFolder)
  const log = openSync(logFile, 'w', 0o600)
  const child = spawnNode(plan, ['pipe', log, log, 'ipc'])
  closeSync(log)
  const stop = () => child.kill('SIGTERM')
  options.signal?.addEventListener('abort', stop)
  child.stdin?.on('error', () => undefined).end(options.input)
  const [code] = await once(child, 'close')
  options.signal?.removeEventListener('abort', stop)
  options.signal?.throwIfAborted()
  if (code !== 0) {
    throw new LocalError(`${plan.name} failed: ${reasonIn(logFile)} (all of it: ${logFile})`)
  }
}

/** Where a process writes what it prints. */
export function logFileOf({ name }: { name: string }, logFolder: string): string {
  return join(logFolder, `${name}.log`)
}

/** What a program said when it gave up: from the last line that names an error, shortened. */
export function reasonIn(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  const at = lines.findLastIndex((line) => /error|cannot|missing/i.test(line))
  const first = lines[at]?.trim() ?? 'it did not say why'
  const reason = first.endsWith(':') ? lines.slice(at).map((line) => line.trim()) : [first]
  return reason.join(' ').slice(0, 400)
}

function spawnNode(
  plan: ProcessPlan,
  stdio: Array<'ignore' | 'pipe' | 'ipc' | number>,
): ChildProcess {
  const { PATH = '', HOME = '', TZ = 'UTC' } = process.env
  return spawn(
    process.execPath,
    ['--import', exitWithParent, join(root, plan.script), ...(plan.args ?? [])],
    {
      cwd: root,
      env: { PATH, HOME, TZ, NODE_COMPILE_CACHE: compileCache, ...plan.env },
      stdio,
      // A group of its own: Ctrl-C reaches the start script alone, which then stops the others in order.
      detached: true,
    },
  )
}
