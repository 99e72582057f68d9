import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../../tests/browser.ts'
import { signIn } from '../../../tests/console.ts'
import { startTestConsole, type TestConsole } from '../../../tests/database.ts'

const asked: unknown[] = []
let answer: { status: number; body: object } = { status: 202, body: {} }
let world: Server
let console: TestConsole

beforeAll(async () => {
  world = createServer((request, response) => {
    void request.toArray().then((parts) => {
      asked.push(JSON.parse(parts.join('')))
      response.writeHead(answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer.body))
    })
  }).listen(0, '127.0.0.1')
  await once(world, 'listening')
  const { port } = world.address() as AddressInfo
  console = await startTestConsole({ PRACTICE_WORLD_URL: `http://127.0.0.1:${port}` })
})
afterAll(async () => {
  await console[Symbol.asyncDispose]()
  world.close()
})

describe('the practice world', () => {
  it.each([
    ['en', 'made-up people'],
    ['cy', 'pobl ddychmygol'],
  ] as const)('says on every page that it is practice (%s)', async (language, banner) => {
    const browser = await signIn(console, language)
    for (const page of [browser.home, await browser.open('/find'), await browser.open('/practice')])
      expect(page.body.querySelector('.gwirio-banner')?.text).toContain(banner)
  })

  it('has the service user reply as the trainee chooses', async () => {
    answer = { status: 202, body: { leavesAt: '2026-11-22T10:00:00.000Z' } }
    const { browser, path, verification } = await openVerification()
    const page = await browser.submit(await browser.open(path), '.gwirio-practice', {
      manner: 'unsigned',
    })
    expect(page.path).toBe(path)
    const { address } = verification
    expect(asked.at(-1)).toEqual({ address, mobileEnding: '123', manner: 'unsigned' })
  })

  it('says when a late reply comes, and why none can come yet', async () => {
    const { browser, path } = await openVerification()
    const send = async (manner: string) =>
      textOf(await browser.submit(await browser.open(path), '.gwirio-practice', { manner }))
    answer = { status: 202, body: { leavesAt: '2026-11-22T10:00:00.000Z' } }
    expect(await send('late')).toContain('It leaves at')
    answer = { status: 409, body: { code: 'no-code' } }
    expect(await send('good')).toContain('The text has not come yet')
  })

  it('is nowhere where mail and texts are real', async () => {
    await using real = await startTestConsole()
    const browser = await signIn(real)
    expect(browser.home.body.querySelector('.gwirio-banner')).toBeNull()
    expect((await browser.open('/practice')).status).toBe(404)
  })
})

async function openVerification() {
  const browser = await signIn(console)
  const party = console.parties.add({ mobileEnding: '123' })
  const { caseId, partyId, caseReference, partyReference } = party
  const verification = console.verifications.add({
    caseId,
    partyId,
    caseReference,
    partyReference,
    state: 'awaiting-reply',
  })
  const path = `/cases/${caseId}/verifications/${verification.verificationId}`
  return { browser, path, verification }
}
