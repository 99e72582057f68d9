import { expect, it } from 'vitest'
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
