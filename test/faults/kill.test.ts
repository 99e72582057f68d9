import { walk } from '@gwirio/local/walkthrough'
import { describe, expect, it } from 'vitest'
import { makePlace, startSystem } from '../system.ts'

describe('kill -9', () => {
  it('between any two steps changes nothing about how the flow ends and sends nothing twice', async () => {
    await using place = await makePlace()
    let system = await startSystem(place)
    const killed: string[] = []
    const report = await walk(system.file, {
      async step(_who, what, work) {
        const result = await work()
        await system.kill()
        killed.push(what)
        system = await startSystem(place)
        return result
      },
    })
    expect(killed.length).toBeGreaterThanOrEqual(12)
    // The prompt, and the report
    expect(await report.mails()).toHaveLength(2)
    expect(await report.texts()).toHaveLength(1)
    expect(await system.interrupt()).toBe(0)
  }, 900_000)
})
