import { describe, expect, it } from 'vitest'
import { inRounds } from './in-rounds.ts'

/** Work that ends when the test says so. */
function heldWork() {
  const rounds: Array<{ items: readonly number[]; end(error?: Error): void }> = []
  const work = (items: readonly number[]) => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>()
    const end = (error?: Error) =>
      error ? reject(error) : resolve(items.map((item) => `answer to ${item}`))
    rounds.push({ items, end })
    return promise
  }
  return { rounds, work, items: () => rounds.map((round) => round.items) }
}

const turn = () => new Promise(setImmediate)

describe('rounds', () => {
  it('take together what is asked while earlier ones run, and never what comes after they began', async () => {
    const { rounds, work, items } = heldWork()
    const ask = inRounds(work, { atOnce: 1, most: 10 })
    const first = [ask(1), ask(2)]
    await turn()
    const later = [ask(3), ask(4)]
    await turn()
    expect(items()).toEqual([[1, 2]])
    rounds[0]?.end()
    expect(await Promise.all(first)).toEqual(['answer to 1', 'answer to 2'])
    await turn()
    expect(items()).toEqual([
      [1, 2],
      [3, 4],
    ])
    rounds[1]?.end()
    expect(await Promise.all(later)).toEqual(['answer to 3', 'answer to 4'])
  })

  it('are so many at once and so long at most', async () => {
    const { rounds, work, items } = heldWork()
    const ask = inRounds(work, { atOnce: 2, most: 2 })
    const answers = [1, 2, 3, 4, 5].map(ask)
    await turn()
    expect(items()).toEqual([
      [1, 2],
      [3, 4],
    ])
    rounds[1]?.end()
    await turn()
    expect(items().at(-1)).toEqual([5])
    for (const round of rounds) round.end()
    expect(await Promise.all(answers)).toHaveLength(5)
  })

  it('fail for all that was asked in them, and for nobody else', async () => {
    const { rounds, work } = heldWork()
    const ask = inRounds(work, { atOnce: 1, most: 10 })
    const failing = Promise.allSettled([ask(1), ask(2)])
    await turn()
    const good = ask(3)
    rounds[0]?.end(new Error('the database is away'))
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await turn()
    rounds[1]?.end()
    expect(await good).toBe('answer to 3')
  })
})
