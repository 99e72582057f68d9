import { addWebhook, callOperation, isRefusal } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it, vi } from 'vitest'
import { startReceiver, startWebhookWorld } from './webhook-world.ts'

const world = await forThisFile(startWebhookWorld({ runsJobs: true }))
const receiver = await forThisFile(startReceiver())
const strict = await forThisFile(startWebhookWorld({ isLocal: false }))

it('tells by jobs, of many letters at once, each in its order', async () => {
  await callOperation(world.as('reports'), addWebhook, { body: { url: receiver.url } })
  const letters = []
  for (let count = 0; count < 20; count += 1) letters.push(await world.submit())
  for (const letter of letters) await world.act(letter, { kind: 'recall' })
  await vi.waitFor(() => expect(receiver.received).toHaveLength(40), { timeout: 30_000 })
  for (const { correspondenceId } of letters) {
    const told = receiver.received
      .map(({ body }) => JSON.parse(body).data)
      .filter((data) => data.correspondenceId === correspondenceId)
    expect(told.map(({ sequence }) => sequence)).toEqual([1, 2])
  }
})

it.each([
  'http://receiver.example/',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://user:secret@receiver.example/',
])('takes no webhook to %s', async (url) => {
  const answer = await callOperation(strict.as('reports'), addWebhook, { body: { url } })
  expect(answer).toEqual({ refused: 'webhook-address' })
})

it('takes one to a name of the world', async () => {
  const url = 'https://receiver.example/hook?key=1'
  const answer = await callOperation(strict.as('reports'), addWebhook, { body: { url } })
  expect(isRefusal(answer)).toBe(false)
})
