import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTestWorld } from './start.ts'

const prompt = {
  from: 'verify@other.example',
  fromName: 'Gwirio',
  to: 'ann@post.example',
  replyTo: 'verify+token@reply.gwirio.example',
  subject: 'Confirm <b>your</b> address',
  text: 'Reply with the code.\n<script>alert(1)</script>',
}

const letter = `From: Gwirio <letters@other.example>
To: sian@post.example
Subject: Llythyr / Letter
Message-ID: <letter@other.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Annwyl Siân
--b
Content-Type: application/pdf; name="Adroddiad & report.pdf"
Content-Disposition: attachment; filename="Adroddiad & report.pdf"
Content-Transfer-Encoding: base64

${btoa('%PDF-1.7')}
--b--
`

let system: Awaited<ReturnType<typeof startTestWorld>>

beforeAll(async () => {
  system = await startTestWorld()
})
afterAll(() => system[Symbol.asyncDispose]())

it('says what will come while nothing has', async () => {
  const { html } = await open('/')
  expect(html).toContain('No texts yet')
  expect(html).toContain('No mail yet')
  expect(html).not.toContain('Staff one-time code')
})

it('allows nothing inline and nothing from elsewhere', async () => {
  const { html, headers } = await open('/')
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
  )
  expect(html).not.toMatch(/ (style|on\w+)=|<style|javascript:/)
  const references = [...html.matchAll(/(?:src|href)="(\/static[^"]+)"/g)].map(([, url]) => url)
  expect(references.length).toBe(6)
  for (const url of references) expect((await open(url ?? '')).status).toBe(200)
})

describe('with a text and a mail', () => {
  beforeAll(async () => {
    await sendText(system.world, '+447700900111', 'Your code is 111 222 & <i>more</i>')
    await sendText(system.world, '+447700900404', 'never seen')
    await system.world.mail.send(prompt)
  })

  it('shows them as plain text', async () => {
    const { html } = await open('/?number=%2B447700900111')
    expect(html).toContain('Your code is 111 222 &amp; &lt;i&gt;more&lt;/i&gt;')
    expect(html).toContain('Confirm &lt;b&gt;your&lt;/b&gt; address')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>alert')
  })

  it('does not show a text that never reached the phone', async () => {
    const { html } = await open('/')
    expect(html).toContain('Texts to +447700900404')
    expect(html).toContain('could not be reached')
    expect(html).not.toContain('never seen')
  })

  it('sends a reply to Reply-To, quoted as mail programs do, and shows what became of it', async () => {
    const { html } = await open('/')
    const form = new URLSearchParams({ ...hiddenFields(html), text: '111 222', quote: 'on' })
    const sent = await open('/', { method: 'POST', body: form })

    const arrived = await system.gwirio.waitForMail({ to: prompt.replyTo })
    const [answered] = system.world.mail.mail('ann@post.example')
    expect(arrived).toMatchObject({
      from: 'ann@post.example',
      subject: `Re: ${prompt.subject}`,
      inReplyTo: answered?.messageId,
      references: [answered?.messageId],
    })
    expect(arrived.text).toMatch(/^111 222\n\nOn .+ Gwirio <verify@other\.example> wrote:\n> Reply/)
    expect(sent.html).toContain('Delivered.')
    expect(sent.html).toContain('250 2.0.0 kept')
  })

  it.each([
    ['other-address', { from: 'cousin@elsewhere.example', text: 'hello' }],
    ['unsigned', { from: 'ann@post.example', dkim: 'none', spf: 'pass' }],
    [
      'forged',
      { from: 'ann@post.example', dkim: 'none', envelopeFrom: 'somebody@elsewhere.example' },
    ],
    ['answers-elsewhere', { from: 'ann@post.example', replyTo: 'somebody@elsewhere.example' }],
    ['automatic', { subject: `Re: ${prompt.subject}`, dkim: 'pass', automatic: 'auto-replied' }],
  ])('sends a reply in the manner “%s”', async (manner, expected) => {
    const { html } = await open('/?mailbox=ann@post.example')
    const text = `hello from ${manner}`
    const form = new URLSearchParams({ ...hiddenFields(html), text, manner })
    await open('/', { method: 'POST', body: form })
    const arrived = await system.gwirio.waitForMail({
      to: prompt.replyTo,
      where: (mail) => mail.text.startsWith(text),
    })
    const { dkim, spf } = arrived.authentication
    const automatic = arrived.headers.find(({ name }) => name === 'Auto-Submitted')?.value
    const seen = { ...arrived, text: arrived.text.slice(0, 5), dkim, spf, automatic }
    expect(seen).toMatchObject(expected)
  })

  it('gives a reply to keep as a file, signed and not sent', async () => {
    const { html } = await open('/?mailbox=ann@post.example')
    const form = new URLSearchParams({ ...hiddenFields(html), text: 'to be saved' })
    const { status, headers, html: raw } = await open('/reply.eml', { method: 'POST', body: form })
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe('attachment; filename=reply.eml')
    expect(raw).toMatch(/^DKIM-Signature: [\s\S]+\r\n\r\nto be saved\r\n/m)
    expect(raw).toContain(`\r\nTo: ${prompt.replyTo}\r\n`)
    const empty = new URLSearchParams({ ...hiddenFields(html), text: '' })
    expect((await open('/reply.eml', { method: 'POST', body: empty })).status).toBe(400)
    const sent = system.gwirio.mail(prompt.replyTo).filter(({ text }) => text.includes('saved'))
    expect(sent).toEqual([])
  })

  it('sends a new mail from any address, and says why one was refused', async () => {
    const form = { from: 'someone@new.example', to: 'x@refuses.example', subject: 'S', text: 'T' }
    const { html } = await open('/', { method: 'POST', body: new URLSearchParams(form) })
    expect(html).toContain('Not delivered.')
    expect(html).toContain('550 5.1.1 no such mailbox')
    expect(html).toContain('<option selected>someone@new.example</option>')
  })

  it('keeps what was typed when something is wrong with it', async () => {
    const form = { from: 'someone', to: 'x@post.example', subject: 'Kept', text: '' }
    const body = new URLSearchParams(form)
    const { status, html } = await open('/?write=new', { method: 'POST', body })
    expect(status).toBe(400)
    expect(html).toContain('from: Write one e-mail address')
    expect(html).toContain('text: Write something first')
    expect(html).toContain('value="Kept"')
  })

  it('names the documents of a letter, and gives each as a file', async () => {
    await system.world.mail.send({
      from: 'letters@other.example',
      to: 'sian@post.example',
      raw: letter,
    })
    const { html } = await open('/?mailbox=sian@post.example')
    expect(html).toContain('Annwyl Siân')
    const [, url = ''] =
      /<a href="([^"]+)">Adroddiad &amp; report\.pdf<\/a> <span>8 bytes/.exec(html) ?? []
    const { status, headers, html: content } = await open(url)
    expect({ status, content }).toEqual({ status: 200, content: '%PDF-1.7' })
    expect(headers.get('content-disposition')).toContain('filename="Adroddiad & report.pdf"')
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect((await open(url.replace(/0$/, '1'))).status).toBe(404)
    expect((await open(url.replace(/0$/, '__proto__'))).status).toBe(404)
  })

  it('refuses a form that another site sends', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const body = new URLSearchParams({ from: 'a@b.example' })
    expect((await open('/', { method: 'POST', body, headers })).status).toBe(403)
  })
})

async function open(url: string, init: RequestInit = {}) {
  const response = await fetch(system.world.url + url, init)
  return { status: response.status, headers: response.headers, html: await response.text() }
}

function hiddenFields(html: string): Record<string, string> {
  const fields = html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)
  const entries = [...fields].map(([, name = '', value = '']) => [name, unescapeHtml(value)])
  return Object.fromEntries(entries) as Record<string, string>
}

function unescapeHtml(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|#39|amp);/g, (_all, name: string) => entities[name] ?? '')
}
