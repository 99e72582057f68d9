import process from 'node:process'

/**
 * What no message may cost in a test, in milliseconds of CPU: ten times the bound that `npm run bench` holds
 * them to. A test finds what grows with the square on any machine; it is no stopwatch.
 */
export const runawayMilliseconds = 2_000

/** The CPU time of this process for some work; the best of two, as the first run also pays for compiling. */
export async function measureCpu<Result>(work: () => Promise<Result>) {
  const first = await measureOnce(work)
  const second = await measureOnce(work)
  return second.milliseconds < first.milliseconds ? second : first
}

async function measureOnce<Result>(work: () => Promise<Result>) {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return { milliseconds: (user + system) / 1_000, result }
}
