import { type GateReason, isRefusal, recallCorrespondence } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import type { Verified } from './gate-stand-in.ts'
import { draw, ticks } from './random.ts'
import { read, send, startWorld, unwrap, type World } from './world.ts'

const settings = { HAND_OVERS_AT_ONCE: '24', HAND_OVERS_PER_DOMAIN: '24' }
const world = await forThisFile(startWorld({ settings }))

const races = 2_000
const atOnce = 48

/** When it happens: each is a step of the way of one letter. */
const moments = ['before', 'with', 'after', 'recipient', 'asked', 'answered', 'end'] as const
const events = ['suspended', 'frozen', 'ended', 'expired', 'recall'] as const

interface Race {
  readonly to: Verified
  readonly event: (typeof events)[number]
  readonly moment: (typeof moments)[number]
  /** Turns of the event loop that it waits at that moment. */
  readonly delay: number
}

describe('a letter and what would stop it', () => {
  it('meet in thousands of ways, and it never leaves while its address is not verified', async () => {
    const random = draw(20_261_122)
    const waiting = Array.from({ length: races }, (_, index): Race => {
      const to = world.gate.verify({ case: `RACE${index}`, address: `race.${index}@post.example` })
      return { to, event: random.of(events), moment: random.of(moments), delay: random.upTo(40) }
    })
    const outcomes: Outcome[] = []
    const run = async () => {
      for (let race = waiting.pop(); race; race = waiting.pop()) outcomes.push(await meet(race))
    }
    await Promise.all(Array.from({ length: atOnce }, run))

    expect(outcomes.filter(({ wrong }) => wrong)).toEqual([])
    // Both happen often, else nothing was shown
    const left = outcomes.filter(({ hasLeft }) => hasLeft).length
    expect(left).toBeGreaterThan(races / 10)
    expect(races - left).toBeGreaterThan(races / 10)
    expect(world.gate.held).toBe(0)
  }, 900_000)
})

interface Outcome {
  readonly race: Race
  readonly hasLeft: boolean
  readonly wrong: string | null
}

async function meet(race: Race): Promise<Outcome> {
  const { to, moment } = race
  const happening = Promise.withResolvers<boolean>()
  const letter = Promise.withResolvers<Sent | null>()
  const begin = async () => {
    await ticks(race.delay)
    await happen(race, letter.promise).then(happening.resolve, happening.reject)
  }
  const stop = watch(to, moment, () => void begin())
  const isBefore = moment === 'before' && race.event !== 'recall'
  if (isBefore) await begin()
  else if (moment === 'with') void begin()
  const answer = await send(world, to, { who: { client: 'racer' } })
  const sent = isRefusal(answer) ? null : answer
  letter.resolve(sent)
  if (moment === 'after' || !sent) void begin()
  const state = sent ? await settled(sent) : 'refused'
  // Some letters never reach the moment: it happens after them
  void begin()
  const isRecalled = await happening.promise
  stop()
  const handed = handedOver(to)
  const wrong = judge({ race, state, isRecalled, handed })
  return { race, hasLeft: handed.length > 0, wrong }
}

type Sent = Parameters<typeof read>[1]

/** What the log of the mail servers says, against when the address was verified. */
function judge(given: {
  race: Race
  state: string
  isRecalled: boolean
  handed: ReturnType<typeof handedOver>
}): string | null {
  const { race, state, isRecalled, handed } = given
  const openings = world.gate.openingsOf(race.to)
  const stray = handed.find(
    ({ endedAt }) => !openings.some(({ from, until }) => from <= endedAt && endedAt <= until),
  )
  if (stray) return 'left while it was not verified'
  if (isRecalled && handed.length > 0) return 'left although it was recalled'
  if (handed.length > 1) return 'left twice'
  return (state === 'sent') === handed.length > 0
    ? null
    : `is ${state}, left ${handed.length} times`
}

function handedOver({ address }: Verified) {
  return world.mail.handedOver.entries.filter(({ recipients }) => recipients.includes(address))
}

async function settled(letter: Sent): Promise<string> {
  return await vi.waitFor(
    async () => {
      const { state } = await read(world, letter, { client: 'racer' })
      if (/queued|sending|waiting/.test(state)) throw new Error(`it is ${state}`)
      return state
    },
    { timeout: 120_000, interval: 100 },
  )
}

/** @returns whether it was recalled in time */
async function happen({ to, event }: Race, letter: Promise<Sent | null>): Promise<boolean> {
  if (event !== 'recall') {
    await world.gate.change(to, event satisfies GateReason)
    return false
  }
  const sent = await letter
  if (!sent) return false
  const { caseId, correspondenceId } = sent
  const params = { caseId, correspondenceId }
  const answer = await world.call(recallCorrespondence, { params }, { client: 'racer' })
  return !isRefusal(answer) && unwrap(answer).reason === 'recalled'
}

const watched = new Map<string, { moment: Race['moment']; call: () => void }>()
const reach = (address: string, moment: Race['moment']) => {
  const found = watched.get(address)
  if (found?.moment === moment) found.call()
}
watchGate(world)

function watchGate({ gate }: World): void {
  gate.beforeAnswer = async ({ address }) => reach(address, 'asked')
  gate.afterAnswer = ({ address }) => reach(address, 'answered')
}

function watch({ address }: Verified, moment: Race['moment'], call: () => void): () => void {
  watched.set(address, { moment, call })
  if (moment === 'recipient' || moment === 'end')
    world.mail.setManner(address, { step: moment, wait: async () => reach(address, moment) })
  return () => {
    watched.delete(address)
    world.mail.setManner(address, null)
  }
}
