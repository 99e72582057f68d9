interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (error: unknown) => void
}

/**
 * Does together what is asked while earlier rounds still run. A round begins after everything in it was asked, and
 * what goes wrong in it goes wrong for all of it.
 *
 * @param work answers in the order of its items
 * @param limits rounds at once, and items of one round
 */
export function inRounds<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  limits: { atOnce: number; most: number },
): (item: Item) => Promise<Result> {
  const waiting: Array<Waiting<Item, Result>> = []
  let running = 0
  const begin = () => {
    while (running < limits.atOnce && waiting.length > 0) {
      running += 1
      void run(waiting.splice(0, limits.most)).then(() => {
        running -= 1
        begin()
      })
    }
  }
  const run = async (round: ReadonlyArray<Waiting<Item, Result>>) => {
    try {
      const results = await work(round.map(({ item }) => item))
      for (const [index, { resolve }] of round.entries()) resolve(results[index] as Result)
    } catch (error) {
      for (const { reject } of round) reject(error)
    }
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      // What comes in the same turn of the event loop goes together
      if (waiting.length === 1) setImmediate(begin)
    })
}
