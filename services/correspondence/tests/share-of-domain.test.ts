import { forThisFile } from '@gwirio/testing'
import { expect, it, vi } from 'vitest'
import { send, startWorld, unwrap, waitForState, waiting } from './world.ts'

const settings = { HAND_OVERS_AT_ONCE: '8', HAND_OVERS_PER_DOMAIN: '2' }
const world = await forThisFile(startWorld({ settings }))

it('keeps places for other domains while the servers of one are slow, and loses none of its letters', async () => {
  const answering = Promise.withResolvers<void>()
  let slowAtOnce = 0
  const parties = Array.from({ length: 12 }, (_, index) => {
    const to = world.gate.verify({ address: `sian.${index}@slow.example` })
    world.mail.setManner(to.address, {
      step: 'recipient',
      wait: () => {
        slowAtOnce += 1
        return answering.promise
      },
    })
    return to
  })
  const slow = await Promise.all(parties.map(async (to) => unwrap(await send(world, to))))
  await vi.waitFor(() => expect(slowAtOnce).toBeGreaterThanOrEqual(2), waiting)

  await waitForState(world, unwrap(await send(world, world.gate.verify())), 'sent')

  expect(slowAtOnce).toBeLessThan(8)
  answering.resolve()
  for (const taken of slow) await waitForState(world, taken, 'sent')
  const recipients = world.mail.handedOver.entries.flatMap((entry) => entry.recipients)
  for (const { address } of parties)
    expect(recipients.filter((recipient) => recipient === address)).toHaveLength(1)
})
