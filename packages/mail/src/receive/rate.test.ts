import { describe, expect, it } from 'vitest'
import { limitRate } from './rate.ts'

describe('limitRate', () => {
  it('allows so many a minute to each client, and lets them come back evenly', () => {
    let now = 0
    const rate = limitRate({ perMinute: 3, elapsedMilliseconds: () => now })
    const takeAll = (client: string) => [1, 2, 3, 4].map(() => rate.take(client))
    expect(takeAll('192.0.2.1')).toEqual([true, true, true, false])
    expect(takeAll('192.0.2.2')).toEqual([true, true, true, false])
    now += 20_000
    expect(takeAll('192.0.2.1')).toEqual([true, false, false, false])
    now += 3_600_000
    expect(takeAll('192.0.2.1')).toEqual([true, true, true, false])
  })

  it('remembers a bounded number of clients, those that asked last', () => {
    const rate = limitRate({ perMinute: 1, elapsedMilliseconds: () => 0 })
    const clients = Array.from({ length: 10_001 }, (_, index) => `client ${index}`)
    expect(clients.every((client) => rate.take(client))).toBe(true)
    expect(rate.take('client 10000')).toBe(false)
    expect(rate.take('client 0')).toBe(true)
  })
})
