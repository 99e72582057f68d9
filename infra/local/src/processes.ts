import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LocalError } from './local-error.ts'

const root = join(import.meta.dirname, '../../..')
const exitWithParent = join(import.meta.dirname, 'exit-with-parent.ts')

/** How to run one process of the local start. */
export interface ProcessPlan {
  readonly name: string
  /** Path of the entry file from the root of the repository. */
  readonly script: string
  readonly args?: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A process that runs until it is stopped. */
export interface RunningProcess extends AsyncDisposable {
  readonly name: string
  /** Settles when the process has ended, whatever the reason. */
  readonly ended: Promise<void>
}

/** Starts a process that stays; what it prints goes to `<logFolder>/<name>.log`. */
export function startProcess(plan: ProcessPlan, logFolder: string): RunningProcess {
  const log = openSync(join(logFolder, `${plan.name}.log`), 'w', 0o600)
  const child = spawnNode(plan, ['ignore', log, log, 'ipc'])
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
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
 * @param input what it reads on standard input
 * @throws {LocalError} with the end of what it printed when it fails
 */
export async function runToEnd(plan: ProcessPlan, logFolder: string, input = ''): Promise<void> {
  const logFile = join(logFolder, `${plan.name}.log`)
  const log = createWriteStream(logFile, { mode: 0o600 })
  const child = spawnNode(plan, ['pipe', 'pipe', 'pipe', 'ipc'])
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  child.stdin?.end(input)
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve) => log.end(resolve))
  if (code !== 0)
    throw new LocalError(`${plan.name} failed: ${lastLine(logFile)} (all of it: ${logFile})`)
}

/** The last line that is not empty, shortened: what most programs say when they give up. */
export function lastLine(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return (lines.at(-1) ?? 'it printed nothing').slice(0, 300)
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
      env: { PATH, HOME, TZ, ...plan.env },
      stdio,
      // A group of its own: Ctrl-C reaches the start script alone, which then stops the others in order.
      detached: true,
    },
  )
}
