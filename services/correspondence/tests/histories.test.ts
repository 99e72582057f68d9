import {
  type GateReason,
  isRefusal,
  recallCorrespondence,
  releaseCorrespondence,
} from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type CrashPoint, restartWithCrashes } from './crashes.ts'
import type { Verified } from './gate-stand-in.ts'
import { ticks } from './random.ts'
import { makeDue, read, send, startWorld, type World, waiting } from './world.ts'

const settings = { HAND_OVERS_AT_ONCE: '8', HAND_OVERS_PER_DOMAIN: '8' }
const world = await forThisFile(startWorld({ settings }))

const crashes = await restartWithCrashes(world)
const party = fc.nat(1)
const turns = fc.nat(60)

/** What can happen, in any order and at any time, to two addresses and whatever was written to them. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      turns,
      to: party,
      isStaff: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      turns,
      to: party,
      reason: fc.constantFrom<GateReason>(
        'suspended',
        'frozen',
        'ended',
        'verified',
        'verified',
        'verified',
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('recall' as const, 'release' as const),
      turns,
      letter: fc.nat(5),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('server' as const),
      turns,
      to: party,
      does: fc.constantFrom('busy', 'drops', 'mends', 'mends'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('gate' as const), turns, isAway: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('time' as const),
      turns,
      minutes: fc.constantFrom(3, 90),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('crash' as const),
      turns,
      at: fc.constantFrom<CrashPoint>('before-server', 'gate-open', 'before-writing-down'),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

describe('whatever happens', () => {
  it('hands nothing over whose address was not verified at that instant', async () => {
    let handedOver = 0
    const history = fc.array(step, { minLength: 8, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        handedOver += await check(steps)
      }),
      { seed: 20_261_122, numRuns: 50, endOnFailure: true },
    )
    // Also what left after the end of its history; and some did leave, else nothing was shown
    for (const { verified } of world.gate.entries.values()) checkLog(verified)
    expect(handedOver).toBeGreaterThan(40)
  }, 900_000)
})

/** @returns how many messages the servers got whole */
async function check(steps: readonly Step[]): Promise<number> {
  const parties = [world.gate.verify(), world.gate.verify()]
  const letters: Letter[] = []
  const begun: Array<Promise<void>> = []
  for (const each of steps) {
    await ticks(each.turns)
    // None waits for the end of another
    begun.push(take(each, { parties, letters }))
  }
  await Promise.all(begun)
  world.gate.isAway = false
  crashes.next = null
  for (const { address } of parties) world.mail.setManner(address, null)
  await settle(letters)
  return parties.flatMap(checkLog).length
}

/** Lets time pass until nothing is on its way any more. */
async function settle(letters: readonly Letter[]): Promise<void> {
  world.clock.advance({ seconds: 180 })
  await vi.waitFor(async () => {
    await makeDue(world)
    for (const letter of letters) {
      const { state } = await read(world, letter, { staff: 'mair' })
      if (/waiting|queued|sending/.test(state)) throw new Error(`it is ${state}`)
    }
  }, waiting)
}

/** The word of the mail servers, against what was verified at that instant. */
function checkLog(to: Verified) {
  const handed = world.mail.handedOver.entries.filter(({ recipients }) =>
    recipients.includes(to.address),
  )
  const openings = world.gate.openingsOf(to)
  for (const { recipients, endedAt } of handed) {
    expect(recipients).toHaveLength(1)
    const wasOpen = openings.some(({ from, until }) => from <= endedAt && endedAt <= until)
    expect({ endedAt, openings, wasOpen }).toEqual({ endedAt, openings, wasOpen: true })
  }
  return handed
}

interface Letter {
  readonly caseId: string
  readonly correspondenceId: string
}

interface Place {
  readonly parties: readonly Verified[]
  readonly letters: Letter[]
}

async function take(given: Step, { parties, letters }: Place): Promise<void> {
  const to = 'to' in given ? parties[given.to] : undefined
  if (given.kind === 'send' && to) {
    const who = given.isStaff ? { staff: 'siwan' } : { client: 'reports' }
    const answer = await send(world, to, { who }).catch(() => null)
    if (answer && !isRefusal(answer)) letters.push(answer)
  }
  if (given.kind === 'change' && to) await world.gate.change(to, given.reason)
  if (given.kind === 'server' && to) world.mail.setManner(to.address, manners[given.does] ?? null)
  if (given.kind === 'gate') world.gate.isAway = given.isAway
  if (given.kind === 'crash') crashes.next = given.at
  if (given.kind === 'recall' || given.kind === 'release')
    await decideOn(letters[given.letter], given.kind)
  if (given.kind === 'time') {
    world.clock.advance({ seconds: given.minutes * 60 })
    await makeDue(world)
  }
}

const manners: Readonly<Record<string, Parameters<World['mail']['setManner']>[1]>> = {
  busy: { step: 'end', answer: { code: 451, message: '4.3.2 too busy' } },
  drops: { step: 'end', drops: true },
}

async function decideOn(letter: Letter | undefined, kind: 'recall' | 'release'): Promise<void> {
  if (!letter) return
  const { caseId, correspondenceId } = letter
  const params = { caseId, correspondenceId }
  const mair = { staff: 'mair' }
  if (kind === 'recall') await world.call(recallCorrespondence, { params }, mair)
  else await world.call(releaseCorrespondence, { params, body: { note: 'Looked at' } }, mair)
}
