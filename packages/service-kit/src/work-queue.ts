/** Runs a few pieces of work at a time, in order of arrival; a full queue takes nothing more. */
export interface WorkQueue {
  /** @returns null when the queue is full: nothing was begun */
  run<T>(work: () => Promise<T>): Promise<T> | null
}

/** @param limits how many pieces run at once, and how many may wait beside them */
export function createWorkQueue(limits: { atOnce: number; waiting: number }): WorkQueue {
  const waiting: Array<() => void> = []
  let running = 0
  return {
    run(work) {
      if (running >= limits.atOnce && waiting.length >= limits.waiting) return null
      return start(work)
    },
  }

  async function start<T>(work: () => Promise<T>): Promise<T> {
    if (running >= limits.atOnce) await new Promise<void>((turn) => waiting.push(turn))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
