/** Runs one piece of work at a time, in order of arrival; a full queue takes nothing more. */
export interface WorkQueue {
  /** @returns null when the queue is full: nothing was begun */
  run<T>(work: () => Promise<T>): Promise<T> | null
}

/** @param maxWaiting pieces of work that may wait beside the one that runs */
export function createWorkQueue(maxWaiting: number): WorkQueue {
  let pending = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(work) {
      if (pending > maxWaiting) return null
      pending += 1
      const done = last.then(work).finally(() => {
        pending -= 1
      })
      last = done.catch(() => undefined)
      return done
    },
  }
}
