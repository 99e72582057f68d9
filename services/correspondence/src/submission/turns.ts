import { createWorkQueue, type WorkQueue } from '@gwirio/service-kit'

/**
 * What inspects has little room, and whoever floods it must not keep it from others: each client, and of the staff each
 * person, gets a turn for one piece after the other, and beyond a share of what may wait an answer of `busy`.
 */
export interface Turns {
  readonly scanning: WorkQueue
  readonly reading: WorkQueue
  readonly searching: WorkQueue
}

/** Of each, ahead of a further message, which may have many itself. */
const mostWaiting = 100
/** clamd has ten threads, unless it is told otherwise (clamd.conf(5), *MaxThreads*). */
const scansAtOnce = 4
/** identity-check searches one after the other: one that it works on, and one on the way. */
const searchesAtOnce = 2

/** @param options.threads how many documents are read at once */
export function createTurns(options: { threads: number; waiting?: number }): Turns {
  const waiting = options.waiting ?? mostWaiting
  return {
    scanning: createWorkQueue({ atOnce: scansAtOnce, waiting }),
    reading: createWorkQueue({ atOnce: options.threads, waiting }),
    searching: createWorkQueue({ atOnce: searchesAtOnce, waiting }),
  }
}
