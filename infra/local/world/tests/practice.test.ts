import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTestWorld } from './start.ts'

const address = 'trainee@post.example'
const mobile = '+447700900777'

let system: Awaited<ReturnType<typeof startTestWorld>>

beforeAll(async () => {
  system = await startTestWorld()
})
afterAll(() => system[Symbol.asyncDispose]())

describe('POST /api/practice-replies', () => {
  it('answers the prompt as the service user would, and in the other manners', async () => {
    expect(await ask('good')).toMatchObject({ status: 409, json: { code: 'no-prompt' } })
    await sendPrompt()
    expect(await ask('good')).toMatchObject({ status: 409, json: { code: 'no-code' } })
    await sendText(system.world, mobile, 'Your code is 123456.')

    expect(await arrived('good')).toMatchObject({
      from: address,
      text: expect.stringMatching(/^123456\n/),
      authentication: { dkim: 'pass' },
    })
    expect(await arrived('wrong')).toMatchObject({ text: expect.stringMatching(/^123457\n/) })
    expect(await arrived('automatic')).toMatchObject({
      raw: expect.stringMatching(/^Auto-Submitted: auto-replied/m),
    })
    expect(await arrived('unsigned')).toMatchObject({
      authentication: { dkim: 'none', spf: 'pass' },
    })
    expect(await arrived('other-address')).toMatchObject({ from: 'cousin@elsewhere.example' })
  })

  it('lets a late reply wait until its code is too old', async () => {
    const { status, json } = await ask('late')
    expect(status).toBe(202)
    const [text] = system.world.twilio.texts(mobile)
    const afterMilliseconds =
      new Date(json.leavesAt).getTime() - new Date(text?.sentAt ?? 0).getTime()
    expect(afterMilliseconds).toBe(605_000)
  })

  it('refuses a manner that it does not know', async () => {
    expect(await ask('angry')).toMatchObject({ status: 400, json: { code: 'invalid-input' } })
  })
})

async function sendPrompt(): Promise<void> {
  await fetch(`${system.world.url}/api/mail`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      from: 'verify@other.example',
      to: address,
      subject: 'Prompt',
      text: 'Helo',
      replyTo: 'r-token@reply.gwirio.example',
    }),
  })
  await system.world.mail.waitForMail({ to: address })
}

async function arrived(manner: string) {
  const before = system.gwirio.mail().length
  expect(await ask(manner)).toMatchObject({ status: 202 })
  expect(system.gwirio.mail()).toHaveLength(before + 1)
  return system.gwirio.mail()[0]
}

async function ask(manner: string) {
  const response = await fetch(`${system.world.url}/api/practice-replies`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ address, mobileEnding: '777', manner }),
  })
  const json = (await response.json()) as { code?: string; leavesAt: string }
  return { status: response.status, json }
}
