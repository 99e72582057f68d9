import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTestWorld } from './start.ts'

const reply = 'verify+token@reply.gwirio.example'

let system: Awaited<ReturnType<typeof startTestWorld>>

beforeAll(async () => {
  system = await startTestWorld({ STAFF_TOTP_SECRETS: 'staff:JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' })
})
afterAll(() => system[Symbol.asyncDispose]())

describe('GET /api/texts', () => {
  it('gives the texts of a number, newest first, whichever way its plus is written', async () => {
    await sendText(system.world, '+447700900101', 'first')
    await sendText(system.world, '+447700900101', 'second')
    await sendText(system.world, '+447700900102', 'another')

    for (const to of ['%2B447700900101', '+447700900101', '07700%20900%20101', '00447700900101']) {
      const { status, json } = await get(`/api/texts?to=${to}`)
      expect(status).toBe(200)
      expect(json).toMatchObject([{ body: 'second' }, { body: 'first' }])
    }
    expect((await get('/api/texts')).json).toMatchObject([{ body: 'another' }, {}, {}])
    expect((await get('/api/texts?to=%2B447700900102')).json).toEqual([
      {
        sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
        to: '+447700900102',
        from: 'Gwirio',
        body: 'another',
        status: 'delivered',
        sentAt: expect.any(String),
        updatedAt: expect.any(String),
        errorCode: null,
      },
    ])
  })

  it.each(['/api/texts?to=ann', '/api/texts?from=1', '/api/texts?to=1&to=2'])(
    'refuses %s and says how to write it',
    async (url) => {
      const { status, type, json } = await get(url)
      expect([status, type]).toEqual([400, 'application/problem+json; charset=utf-8'])
      expect(json).toMatchObject({
        code: 'invalid-input',
        errors: [{ message: expect.anything() }],
      })
    },
  )
})

describe('POST /api/mail', () => {
  it("delivers a signed mail to Gwirio's listener, with the references of what it answers", async () => {
    const from = "nerys.o'brien+home@post.example"
    await post({ from: 'verify@other.example', to: from, subject: 'Prompt', text: 'Helo' })
    const prompt = await system.world.mail.waitForMail({ to: from })

    const { status, json } = await post({
      from,
      to: reply,
      subject: 'Re: Prompt',
      text: '123456',
      inReplyTo: prompt.messageId,
    })

    expect(status).toBe(202)
    const arrived = await system.gwirio.waitForMail({ to: reply })
    expect(json).toEqual({ messageId: arrived.messageId, response: '250 2.0.0 kept' })
    expect(arrived).toMatchObject({
      from,
      subject: 'Re: Prompt',
      inReplyTo: prompt.messageId,
      references: [prompt.messageId],
      authentication: { spf: 'pass', dkim: 'pass', dmarc: 'pass' },
    })
    expect(arrived.text.trim()).toBe('123456')
  })

  it('takes a whole message, or leaves the signature out', async () => {
    const raw = `From: ann@post.example\nTo: ${reply}\nSubject: raw\n\n654321\n`
    await post({ from: 'ann@post.example', to: reply, raw })
    await post({ from: 'ann@unsigned.example', to: reply, subject: 'bare', text: 'x' })
    await post({ from: 'ann@post.example', to: reply, subject: 'no', text: 'x', unsigned: true })

    const arrived = (subject: string) =>
      system.gwirio.waitForMail({ to: reply, where: (mail) => mail.subject === subject })
    expect((await arrived('raw')).authentication).toMatchObject({ dkim: 'pass', dmarc: 'pass' })
    expect((await arrived('bare')).authentication).toMatchObject({ dkim: 'none', spf: 'none' })
    expect((await arrived('no')).authentication).toMatchObject({ dkim: 'none', spf: 'pass' })
  })

  it("hands on the answer of Gwirio's listener when it refuses", async () => {
    const to = 'full@reply.gwirio.example'
    system.gwirio.setRefusal(to, { code: 452, message: '4.2.2 mailbox full' })
    const { status, json } = await post({ from: 'ann@post.example', to, text: 'x' })
    expect(status).toBe(502)
    expect(json).toMatchObject({
      code: 'mail-refused',
      reason: 'deferred',
      smtp: { responseCode: 452, response: '452 4.2.2 mailbox full' },
    })
  })

  it.each([
    ['ann@null-mx.example', 422, 'no-mail-server', 'null-mx'],
    ['ann@nowhere.example', 422, 'no-mail-server', 'no-such-domain'],
    ['ann@refuses.example', 502, 'mail-refused', 'refused'],
  ])('to %s answers %i', async (to, status, code, reason) => {
    const answer = await post({ from: 'ann@post.example', to, text: 'x' })
    expect(answer).toMatchObject({ status, json: { code, reason } })
  })

  it.each([
    ['no text', { text: undefined }, 'text'],
    ['text and raw', { raw: 'x' }, 'text'],
    ['two addresses', { to: 'a@b.example, c@d.example' }, 'to'],
    ['a name beside the address', { from: 'Ann <ann@post.example>' }, 'from'],
    ['a line break in the subject', { subject: 'x\r\nBcc: a@b.example' }, 'subject'],
    ['a line break in the address', { to: 'a@b.example\n' }, 'to'],
    ['a Message-ID with a space', { inReplyTo: 'a b' }, 'inReplyTo'],
    ['an unknown field', { bcc: 'a@b.example' }, ''],
  ])('refuses %s', async (_what, change, field) => {
    const mail = { from: 'ann@post.example', to: 'ben@post.example', text: 'x', ...change }
    const { status, json } = await post(mail)
    expect(status).toBe(400)
    expect(json).toMatchObject({ code: 'invalid-input', errors: [{ path: field }] })
    expect(system.world.mail.mail('ben@post.example')).toEqual([])
  })

  it.each([
    ['not JSON', '{', { 'content-type': 'application/json' }, 400, 'malformed-json'],
    ['another type', 'x', { 'content-type': 'text/plain' }, 415, 'unsupported-media-type'],
    ['another site', '{}', { 'sec-fetch-site': 'cross-site' }, 403, 'other-site'],
    [
      'a body beyond 4 MB',
      JSON.stringify({ text: 'x'.repeat(4_200_000) }),
      { 'content-type': 'application/json' },
      413,
      'body-too-large',
    ],
  ])('refuses %s', async (_what, body, headers, status, code) => {
    const answer = await call('/api/mail', { method: 'POST', body, headers })
    expect(answer).toMatchObject({ status, json: { code } })
  })
})

describe('GET /api/mail', () => {
  it('gives a mailbox, newest first, whatever the case of its address', async () => {
    const to = 'Ben.Morgan@post.example'
    await post({ from: 'ann@post.example', to, subject: 'first', text: 'Bore da' })
    await post({
      from: 'ann@post.example',
      to,
      subject: 'second',
      text: 'x',
      replyTo: 'c@d.example',
    })

    const { json } = await get('/api/mail?to=ben.morgan@POST.example')
    expect(json).toMatchObject([
      { subject: 'second', replyTo: 'c@d.example' },
      {
        id: expect.any(String),
        messageId: expect.stringMatching(/^<.+@post\.example>$/),
        from: 'ann@post.example',
        to,
        replyTo: 'ann@post.example',
        subject: 'first',
        text: expect.stringContaining('Bore da'),
        inReplyTo: null,
        receivedAt: expect.any(String),
        raw: expect.stringContaining('DKIM-Signature: v=1; a=rsa-sha256'),
      },
    ])
    expect((await get('/api/mail')).json).toMatchObject([{ to }, { to }, ...Array(1).fill({})])
    expect((await get('/api/mail?to=nobody')).status).toBe(400)
  })
})

it('tells open pages what came', async () => {
  const stream = await fetch(`${system.world.url}/events`)
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  await sendText(system.world, '+447700900103', 'live')
  let heard = ''
  for await (const chunk of stream.body ?? []) {
    heard += Buffer.from(chunk).toString()
    if (heard.includes('delivered')) break
  }
  expect(heard).toContain('data: {"kind":"text","to":"+447700900103","status":"delivered"}')
})

it('gives the one-time codes of the staff accounts', async () => {
  const { json } = await get('/api/staff-codes')
  const code = expect.stringMatching(/^\d{6}$/)
  expect(json).toEqual({ codes: [{ username: 'staff', code }], secondsLeft: expect.any(Number) })
})

it('answers problem+json for an address that it does not know', async () => {
  expect(await get('/api/nothing')).toMatchObject({ status: 404, json: { code: 'not-found' } })
})

it('keeps everything in its folder for the next start', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gwirio-world-'))
  const first = await startTestWorld({ FOLDER: folder })
  await sendText(first.world, '+447700900104', 'kept')
  await first.world.mail.send({ from: 'ann@post.example', to: 'ben@post.example', text: 'x' })
  await first[Symbol.asyncDispose]()

  await using second = await startTestWorld({ FOLDER: folder })
  expect(second.world.twilio.texts()).toMatchObject([{ body: 'kept', status: 'delivered' }])
  expect(second.world.mail.mail()).toMatchObject([{ to: 'ben@post.example' }])
  await rm(folder, { recursive: true })
})

it('names the setting of a port that is taken', async () => {
  const port = String(system.world.mail.smtpPort)
  await expect(startTestWorld({ SMTP_PORT: port })).rejects.toThrow(`SMTP_PORT: port ${port}`)
})

async function call(url: string, init: RequestInit = {}) {
  const response = await fetch(system.world.url + url, init)
  const type = response.headers.get('content-type')
  return { status: response.status, type, json: (await response.json()) as unknown }
}

const get = (url: string) => call(url)

function post(mail: object) {
  return call('/api/mail', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  })
}
