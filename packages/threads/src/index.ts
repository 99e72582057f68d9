import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'

/** Runs the functions that a file exports, in threads. */
export type Threads = Piscina

/** As many threads as there are cores, without the one that listens. */
export function sparedCores(): number {
  return Math.max(1, availableParallelism() - 1)
}

/**
 * Opens threads, each started when it is first needed. Closing waits for what runs.
 *
 * @param options.tasksOfEach how many tasks a thread has at once; 1 when it is not given
 * @param options.megabytes the heap of each thread: a task that needs more ends with it (`isOutOfMemory`)
 */
export function openThreads(
  file: URL,
  options: { threads: number; tasksOfEach?: number; megabytes: number },
): Threads {
  return new Piscina({
    filename: file.href,
    minThreads: 0,
    maxThreads: options.threads,
    concurrentTasksPerWorker: options.tasksOfEach ?? 1,
    // Node can crash where one thread ends while another starts or ends: none ends for being idle
    idleTimeout: Infinity,
    // A thread that waits in its event loop ends more gently than one that blocks in Atomics.wait
    atomics: 'disabled',
    resourceLimits: { maxOldGenerationSizeMb: options.megabytes },
  })
}

/** Whether a task ended because its thread had no heap left. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
