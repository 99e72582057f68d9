import { forThisFile } from '@gwirio/testing'
import { describe, expect, it, vi } from 'vitest'
import { type CrashPoint, restartWithCrashes } from './crashes.ts'
import { makeDue, read, send, startWorld, unwrap, waiting } from './world.ts'

const world = await forThisFile(startWorld())
const crashes = await restartWithCrashes(world)

function handedOver(address: string) {
  return world.mail.handedOver.entries.filter(({ recipients }) => recipients.includes(address))
}

/** Sends one whose hand-over ends at this step, and waits until it has. */
async function crash(point: CrashPoint) {
  const to = world.gate.verify()
  crashes.next = point
  const taken = unwrap(await send(world, to))
  await vi.waitFor(() => expect(crashes.next).toBeNull(), waiting)
  return { to, taken }
}

describe('a hand-over that crashes', () => {
  it.each<[CrashPoint, number]>([
    ['before-server', 1],
    ['gate-open', 1],
    ['before-writing-down', 2],
  ])('%s is made again, and is the same message', async (point, times) => {
    const { to, taken } = await crash(point)
    const sent = await vi.waitFor(async () => {
      await makeDue(world)
      const view = await read(world, taken)
      expect(view.state).toBe('sent')
      return view
    }, waiting)
    expect(sent.attempts).toBe(2)
    const handed = handedOver(to.address)
    expect(handed).toHaveLength(times)
    expect(new Set(handed.map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('is looked at by a person when the gate has closed since, and it may have left', async () => {
    const { to, taken } = await crash('before-writing-down')
    await world.gate.change(to, 'ended')
    await vi.waitFor(async () => {
      await makeDue(world)
      expect(await read(world, taken)).toMatchObject({ state: 'held', reason: 'may-have-left' })
    }, waiting)
    expect(handedOver(to.address)).toHaveLength(1)
  })

  it('leaves nothing behind when the process ends and starts again', async () => {
    const to = world.gate.verify()
    world.mail.setRefusal(to.address, { code: 451, message: '4.3.2 too busy' })
    const taken = unwrap(await send(world, to))
    await world.restart()
    world.mail.setRefusal(to.address, null)
    await vi.waitFor(async () => {
      await makeDue(world)
      expect((await read(world, taken)).state).toBe('sent')
    }, waiting)
    expect(handedOver(to.address).filter(({ outcome }) => outcome === 'taken')).toHaveLength(1)
  })
})
