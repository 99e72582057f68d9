import { setTimeout as wait } from 'node:timers/promises'
import { LocalError } from './local-error.ts'
import { type RunningProcess, reasonIn } from './processes.ts'

const patienceMilliseconds = 180_000

/**
 * Waits until a service says that it is ready.
 *
 * @throws {LocalError} when it ends or is not ready in three minutes
 */
export async function waitUntilReady(
  url: string,
  running: RunningProcess,
  { logFile, signal }: { logFile: string; signal?: AbortSignal | undefined },
): Promise<void> {
  let ended = false
  void running.ended.then(() => {
    ended = true
  })
  const deadline = performance.now() + patienceMilliseconds
  while (!(await isReady(url))) {
    signal?.throwIfAborted()
    if (ended)
      throw new LocalError(
        `${running.name} ended at its start: ${reasonIn(logFile)} (all of it: ${logFile})`,
      )
    if (performance.now() > deadline) {
      throw new LocalError(
        `${running.name} was not ready within three minutes. What it said is in ${logFile}.`,
      )
    }
    await wait(50)
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ready`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}
