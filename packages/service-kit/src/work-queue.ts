/**
 * Runs a few pieces of work at a time. Those whose work it is take turns, a piece each, so that whoever brings much waits
 * longer and nobody else does; each has a bounded share of what may wait. Work of nobody in particular is of one and the
 * same, and so runs in order of arrival.
 */
export interface WorkQueue {
  /** @returns null when too much of the same `whose` waits already: nothing was begun */
  run<T>(work: () => Promise<T>, whose?: string): Promise<T> | null
  /** All pieces or none. What belongs together is taken however many pieces it has, while not too many wait before it. */
  runAll<T>(pieces: ReadonlyArray<() => Promise<T>>, whose?: string): Promise<T[]> | null
}

/** @param limits how many pieces run at once, and how many of each may wait beside them */
export function createWorkQueue(limits: { atOnce: number; waiting: number }): WorkQueue {
  const line = createLine()
  let running = 0
  return {
    run: (work, whose = '') => (isFull(whose) ? null : start(work, whose)),
    runAll(pieces, whose = '') {
      if (pieces.length > 0 && isFull(whose)) return null
      return Promise.all(pieces.map((work) => start(work, whose)))
    },
  }

  function isFull(whose: string): boolean {
    return running >= limits.atOnce && line.countOf(whose) >= limits.waiting
  }

  async function start<T>(work: () => Promise<T>, whose: string): Promise<T> {
    if (running >= limits.atOnce) await line.add(whose)
    else {
      running += 1
      line.pass(whose)
    }
    try {
      return await work()
    } finally {
      if (!line.beginNext()) running -= 1
      if (running === 0) line.forget()
    }
  }
}

/**
 * What waits, in rounds: in each round everybody has one piece, in order of arrival, and whoever comes anew comes into the
 * round that runs (start-time fair queueing, Goyal et al. 1996, with pieces of one size).
 */
function createLine() {
  const waiting: Array<{ whose: string; round: number; begin: () => void }> = []
  const lastRounds = new Map<string, number>()
  let current = 0
  const roundOf = (whose: string) => {
    const round = Math.max(current, (lastRounds.get(whose) ?? -1) + 1)
    lastRounds.set(whose, round)
    return round
  }
  return {
    countOf: (whose: string) => waiting.filter((each) => each.whose === whose).length,
    add(whose: string): Promise<void> {
      const round = roundOf(whose)
      const { promise, resolve: begin } = Promise.withResolvers<void>()
      const before = waiting.findLastIndex((each) => each.round <= round)
      waiting.splice(before + 1, 0, { whose, round, begin })
      return promise
    },
    /** Begins at once, without waiting. */
    pass(whose: string): void {
      current = roundOf(whose)
    },
    /** @returns whether anything waited */
    beginNext(): boolean {
      const next = waiting.shift()
      if (!next) return false
      current = next.round
      next.begin()
      return true
    },
    /** Whoever came before counts as new. */
    forget(): void {
      lastRounds.clear()
    },
  }
}
