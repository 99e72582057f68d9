import { describe, expect, it } from 'vitest'
import { createWorkQueue } from './work-queue.ts'

it('runs two at a time in order of arrival, and takes nothing beyond those that may wait', async () => {
  const queue = createWorkQueue({ atOnce: 2, waiting: 1 })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const work = (name: string) => () => {
    begun.push(name)
    return new Promise<string>((end) => ends.set(name, () => end(name)))
  }
  const first = queue.run(work('first'))
  const second = queue.run(work('second'))
  const third = queue.run(work('third'))
  expect(queue.run(work('fourth'))).toBeNull()
  expect(begun).toEqual(['first', 'second'])
  ends.get('second')?.()
  await second
  await Promise.resolve()
  expect(begun).toEqual(['first', 'second', 'third'])
  ends.get('first')?.()
  ends.get('third')?.()
  expect(await Promise.all([first, third])).toEqual(['first', 'third'])
})

it('goes on after work that failed', async () => {
  const queue = createWorkQueue({ atOnce: 1, waiting: 0 })
  await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await queue.run(async () => 'yes')).toBe('yes')
})

it('takes work again as soon as there is room', async () => {
  const queue = createWorkQueue({ atOnce: 1, waiting: 1 })
  const first = Promise.withResolvers<void>()
  const running = queue.run(() => first.promise)
  const waiting = queue.run(async () => 'done')
  expect(queue.run(async () => 'never')).toBeNull()
  first.resolve()
  await running
  expect(await waiting).toBe('done')
  expect(await queue.run(async () => 'again')).toBe('again')
})

describe('the turns of those whose work it is', () => {
  /** One runs, and what came meanwhile begins in this order. */
  async function orderOf(atOnce: number, arrivals: ReadonlyArray<[name: string, whose?: string]>) {
    const queue = createWorkQueue({ atOnce, waiting: 100 })
    const begun: string[] = []
    const gate = Promise.withResolvers<void>()
    const all = arrivals.flatMap(
      ([name, whose]) =>
        queue.run(async () => {
          begun.push(name)
          await gate.promise
        }, whose) ?? [],
    )
    gate.resolve()
    await Promise.all(all)
    return begun
  }
  const fifty = Array.from({ length: 50 }, (_, index) => `a${index + 1}`)

  it('control: where all is of one, the last waits behind everything', async () => {
    const order = await orderOf(1, [...fifty.map((name) => [name] as [string]), ['b']])
    expect(order).toEqual([...fifty, 'b'])
  })

  it('lets whoever comes behind fifty of another be the second', async () => {
    const order = await orderOf(1, [
      ...fifty.map((name) => [name, 'A'] as [string, string]),
      ['b', 'B'],
    ])
    expect(order).toEqual(['a1', 'b', ...fifty.slice(1)])
  })

  it('gives each a piece in turn, and each its own in order of arrival', async () => {
    const order = await orderOf(1, [
      ...(['a1', 'a2', 'a3', 'a4'].map((name) => [name, 'A']) as [string, string][]),
      ...(['b1', 'b2'].map((name) => [name, 'B']) as [string, string][]),
      ['c1', 'C'],
    ])
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
  })

  it('does not begin what others bring one after the other before all that waited', async () => {
    const queue = createWorkQueue({ atOnce: 1, waiting: 100 })
    const begun: string[] = []
    const one = (name: string) => queue.run(async () => void begun.push(name), name.slice(0, 1))
    const bringMore = async (name: string) => {
      for (let count = 1; count <= 4; count += 1) await one(`${name}${count}`)
    }
    const many = queue.runAll(
      ['a1', 'a2', 'a3'].map((name) => async () => void begun.push(name)),
      'a',
    )
    await Promise.all([many, bringMore('b'), bringMore('c')])
    expect(begun.indexOf('a3')).toBeLessThan(begun.indexOf('b4'))
  })

  it('bounds what waits of each, not of all', async () => {
    const queue = createWorkQueue({ atOnce: 1, waiting: 2 })
    const gate = Promise.withResolvers<void>()
    const work = () => gate.promise
    const taken = queue.runAll([work, work, work], 'A')
    expect(queue.run(work, 'A')).toBeNull()
    const other = queue.run(work, 'B')
    expect(other).not.toBeNull()
    gate.resolve()
    await taken
    await other
  })

  it('takes all that belongs together or nothing of it', async () => {
    const queue = createWorkQueue({ atOnce: 1, waiting: 2 })
    const gate = Promise.withResolvers<void>()
    const begun: string[] = []
    const piece = (name: string) => async () => {
      begun.push(name)
      await gate.promise
      return name
    }
    const many = queue.runAll(['1', '2', '3', '4'].map(piece), 'A')
    expect(queue.runAll([piece('5')], 'A')).toBeNull()
    expect(begun).toEqual(['1'])
    expect(await queue.runAll([], 'A')).toEqual([])
    gate.resolve()
    expect(await many).toEqual(['1', '2', '3', '4'])
    expect(begun).not.toContain('5')
  })
})
