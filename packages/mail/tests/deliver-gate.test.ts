import { setImmediate as nextTurn } from 'node:timers/promises'
import { forThisFile } from '@gwirio/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDeliverer, type DeliveryResult, type GateHold } from '../src/index.ts'
import { letterTo } from './delivery-world.ts'
import { keepPolicies } from './keep-policies.ts'
import { startLoggingServer } from './logging-server.ts'
import { zoneResolver } from './zone-resolver.ts'

const { resolver } = zoneResolver({
  'race.example': { type: 'MX', value: { exchange: 'mx.race.example', priority: 10 } },
  'mx.race.example': { type: 'A', value: '127.0.0.1' },
})
const server = await forThisFile(startLoggingServer())
const deliverer = await forThisFile(
  Promise.resolve(
    createDeliverer({
      serverName: 'out.gwirio.example',
      resolver,
      clock: { now: () => new Date() },
      policies: keepPolicies(),
      port: server.port,
      allowsPrivateAddresses: true,
    }),
  ),
)

/** What happens around one letter; moments are counted in turns of the event loop. */
const history = fc.record({
  kilobytes: fc.constantFrom(0, 1, 63, 64, 255, 256, 257, 700),
  asksFor: fc.nat(6),
  gateFails: fc.nat(9).map((lot) => lot === 0),
  /** From the beginning on. */
  suspendedAfter: fc.option(fc.nat(400), { freq: 3 }),
  /** From the yes on, whatever happens meanwhile. */
  lapsesAfter: fc.option(fc.nat(12), { freq: 3 }),
  code: fc.constantFrom(250, 250, 250, 451, 554),
  drops: fc.constantFrom(false, false, false, true),
  answersAfter: fc.nat(8),
})
type History = typeof history extends fc.Arbitrary<infer Value> ? Value : never

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await nextTurn()
}

/** A gate like the database's: a suspension waits for whoever holds the yes, and after it there is none. */
function startGate({ asksFor, gateFails, suspendedAfter, lapsesAfter }: History) {
  const gate = {
    suspendedAt: Infinity,
    yeses: 0,
    releases: 0,
    lapsed: false,
    saidLost: false,
    free: Promise.resolve(),
    async hold(): Promise<GateHold | null> {
      await turns(asksFor)
      if (gateFails) throw new Error('the gate cannot be asked')
      if (gate.suspendedAt < Infinity) return null
      gate.yeses++
      const { promise, resolve } = Promise.withResolvers<void>()
      gate.free = promise
      let isHeld = true
      const end = () => {
        isHeld = false
        resolve()
      }
      if (lapsesAfter !== null)
        void turns(lapsesAfter).then(() => {
          gate.lapsed ||= isHeld
          end()
        })
      return {
        isHeld: () => {
          gate.saidLost ||= !isHeld
          return isHeld
        },
        release: () => {
          gate.releases++
          end()
        },
      }
    },
    async suspend() {
      if (suspendedAfter === null) return
      await turns(suspendedAfter)
      await gate.free
      gate.suspendedAt = performance.now()
    },
  }
  return gate
}

let lastLetter = 0
const seen = new Map<string, number>()

async function live(lived: History): Promise<void> {
  const recipient = `letter${++lastLetter}@race.example`
  const { code, drops, answersAfter } = lived
  server.treatments.set(recipient, { code, drops, wait: () => turns(answersAfter) })
  const gate = startGate(lived)
  const letter = letterTo(recipient, 'x'.repeat(lived.kilobytes * 1024))
  const suspending = gate.suspend()
  const result = await deliverer
    .deliver(letter, gate.hold)
    .catch((error: Error) => ({ outcome: 'threw', reason: error.message }) as const)
  await suspending
  judge({ result, gate, endedAt: server.ended.get(recipient) })
}

function judge({
  result,
  gate,
  endedAt,
}: {
  result: DeliveryResult | { outcome: 'threw'; reason: string }
  gate: ReturnType<typeof startGate>
  endedAt: number | undefined
}): void {
  const kind = 'reason' in result ? `${result.outcome} ${result.reason}` : result.outcome
  seen.set(kind, (seen.get(kind) ?? 0) + 1)
  expect(gate.releases).toBe(gate.yeses)
  if (endedAt === undefined) {
    expect(['not-released', 'threw']).toContain(result.outcome)
    return
  }
  expect(gate.yeses).toBe(1)
  expect(gate.saidLost).toBe(false)
  // A yes that lapsed while the end was on its way no longer keeps a suspension waiting
  if (!gate.lapsed) expect(endedAt).toBeLessThan(gate.suspendedAt)
  expect(['taken', 'unanswered', 'deferred', 'refused']).toContain(result.outcome)
}

describe('the end of a letter', () => {
  it('leaves only while the gate is held, whatever happens when', async () => {
    const letters = fc.array(history, { minLength: 50, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(letters, async (lives) => {
        await Promise.all(lives.map(live))
      }),
      { seed: 20261122, numRuns: 25, endOnFailure: true },
    )
    const kinds = ['deferred', 'not-released gate-closed', 'not-released let-go', 'refused']
    const all = [...kinds, 'taken', 'threw the gate cannot be asked', 'unanswered']
    expect(new Set(seen.keys())).toEqual(new Set(all))
  }, 240_000)

  it('does not leave when the yes is lost before any of its parts, the last dot too', async () => {
    const letter = letterTo('parts@race.example', 'x'.repeat(300_000))
    let looks = 0
    let lostAfter = 0
    const hold = async () => ({ isHeld: () => ++looks <= lostAfter, release: () => undefined })
    const results: DeliveryResult[] = []
    do {
      looks = 0
      results.push(await deliverer.deliver(letter, hold))
      if (server.ended.has(letter.recipient)) break
      lostAfter++
    } while (lostAfter < 100)
    const last = results.pop()
    expect(last).toMatchObject({ outcome: 'taken' })
    expect(results.length).toBeGreaterThan(4)
    for (const result of results) expect(result).toMatchObject({ reason: 'let-go' })
  })
})
