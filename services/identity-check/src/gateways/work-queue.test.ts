import { describe, expect, it } from 'vitest'
import { createWorkQueue } from './work-queue.ts'

describe('the work queue', () => {
  it('runs one piece of work at a time, in order of arrival', async () => {
    const queue = createWorkQueue(5)
    const seen: string[] = []
    const work = (name: string) => async () => {
      seen.push(`${name} begins`)
      await Promise.resolve()
      seen.push(`${name} ends`)
    }
    await Promise.all([queue.run(work('a')), queue.run(work('b'))])
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  it('takes nothing more when it is full, and again when there is room', async () => {
    const queue = createWorkQueue(1)
    const first = Promise.withResolvers<void>()
    const running = queue.run(() => first.promise)
    const waiting = queue.run(async () => 'done')
    expect(queue.run(async () => 'never')).toBeNull()
    first.resolve()
    await running
    expect(await waiting).toBe('done')
    expect(await queue.run(async () => 'again')).toBe('again')
  })

  it('goes on after work that failed', async () => {
    const queue = createWorkQueue(5)
    await expect(queue.run(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(await queue.run(async () => 'done')).toBe('done')
  })
})
