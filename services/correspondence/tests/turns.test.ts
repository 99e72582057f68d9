import type { GivenDocument, Inspector } from '@gwirio/documents'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import { createTurns } from '../src/submission/turns.ts'
import { countKept, note } from './letters.ts'
import { type Sending, send, startWorld, unwrap, type Who, waiting } from './world.ts'

const reading = startReading()
const world = await forThisFile(
  startWorld({
    overrides: { inspector: reading.inspector, turns: createTurns({ threads: 1, waiting: 4 }) },
  }),
)
const flooding = { client: 'reports' }
const other = { client: 'letters' }
const siwan = { staff: 'siwan' }
const mair = { staff: 'mair' }

describe('a document of somebody, while another floods the inspection', () => {
  it.each([
    ['a client', flooding, other],
    ['a person of the staff', siwan, mair],
  ])('of %s is the next that is read', async (_what, one, another) => {
    const { sent, order } = await sendBehindFour(one, another)
    expect(order).toEqual(['1.txt', 'other.txt', '2.txt', '3.txt', '4.txt'])
    expect(sent.map(({ state }) => state)).not.toContain('held')
  })

  it('control: of the same client waits behind all that came before', async () => {
    const { order } = await sendBehindFour(flooding, flooding)
    expect(order).toEqual(['1.txt', '2.txt', '3.txt', '4.txt', 'other.txt'])
  })

  it('is taken while whoever floods is told that it is busy, and nothing more of theirs is kept', async () => {
    const goOn = reading.stop()
    const more = { files: [note('Helo')], who: flooding }
    const flood = [await sendFour(flooding), await sendAndWait(more)]
    const before = await countKept(world)
    expect(await send(world, world.gate.verify(), more)).toEqual({ refused: 'busy' })
    const taken = await sendAndWait({ files: [note('Helo')], who: other })
    expect(await countKept(world)).toBe(before)
    goOn()
    for (const sent of [...flood, taken]) unwrap(await sent.answer)
    expect(await countKept(world)).toBe(before + 3)
  })
})

it('keeps nothing while identity-check is busy', async () => {
  world.identityCheck.isBusy = true
  const before = await countKept(world)
  expect(await send(world, world.gate.verify())).toEqual({ refused: 'busy' })
  expect(await countKept(world)).toBe(before)
  world.identityCheck.isBusy = false
  unwrap(await send(world, world.gate.verify()))
})

/** Four documents of one, and then one of another, before the first of them is read. */
async function sendBehindFour(one: Who, another: Who) {
  const goOn = reading.stop()
  const four = await sendFour(one)
  const behind = await sendAndWait({ files: [note('Helo', 'other.txt')], who: another })
  goOn()
  const sent = [unwrap(await four.answer), unwrap(await behind.answer)]
  return { sent, order: reading.order }
}

function sendFour(who: Who) {
  return sendAndWait({ files: [1, 2, 3, 4].map((each) => note('Helo', `${each}.txt`)), who })
}

/** Returns when all of its documents were scanned, and so wait to be read. */
async function sendAndWait(sending: Sending) {
  const before = world.clamd.scans
  const answer = send(world, world.gate.verify(), sending)
  const scans = before + (sending.files?.length ?? 0)
  await vi.waitFor(() => expect(world.clamd.scans).toBe(scans), waiting)
  return { answer }
}

/** An inspector that can be stopped, and says in which order it read. */
function startReading() {
  const order: string[] = []
  let stopped = Promise.resolve()
  const inspector: Inspector = {
    threads: 1,
    async inspect({ name, bytes }: GivenDocument) {
      order.push(name)
      await stopped
      const text = Buffer.from(bytes).toString()
      return { type: 'text', text, properties: {}, problems: [] }
    },
    [Symbol.asyncDispose]: async () => {},
  }
  return {
    inspector,
    order,
    stop() {
      const { promise, resolve } = Promise.withResolvers<void>()
      stopped = promise
      order.length = 0
      return resolve
    },
  }
}
