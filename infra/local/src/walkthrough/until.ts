import { setTimeout as wait } from 'node:timers/promises'
import { LocalError } from '../local-error.ts'

/**
 * Asks again until there is an answer.
 *
 * @throws {LocalError} when there is none after `seconds`
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined>,
  seconds = 120,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== null && answer !== undefined) return answer
    if (performance.now() > deadline)
      throw new LocalError(`${what} did not happen within ${seconds} seconds.`)
    await wait(100)
  }
}
