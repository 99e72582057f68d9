import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureCpu, runawayMilliseconds } from '../../tests/measure-cpu.ts'
import { mail, part, promptId, read, token } from '../../tests/raw-reply.ts'
import { readReply } from './read-reply.ts'

describe('readReply', () => {
  it('reads who answers what', async () => {
    const reply = await read({
      headers: [
        'Subject: Re: Eich cod',
        `In-Reply-To: ${promptId}`,
        `References: <0@reply.example>\r\n ${promptId}`,
        'Reply-To: Sian <SIAN@example.com>, not an address',
        'Cc: "Eve, B" <eve@example.com>, Family: mair@example.com;',
      ],
      body: '123456',
    })
    expect(reply).toEqual({
      kind: 'reply',
      from: 'sian@example.com',
      fromProblem: null,
      looksAutomatic: false,
      problem: null,
      codes: ['123456'],
      textsDisagree: false,
      messageId: '<reply@example.com>',
      references: [promptId, '<0@reply.example>'],
      tokens: [token],
      replyTo: ['sian@example.com', 'not an address'],
      sender: [],
      to: [`r-${token}@reply.example`],
      cc: ['eve@example.com', 'mair@example.com'],
      subject: 'Re: Eich cod',
      bounce: null,
    })
  })

  it('says why there is no From', async () => {
    const reply = await readReply(Buffer.from('From: a@example.com, b@example.com\r\n\r\n123456'))
    expect(reply).toMatchObject({ from: null, fromProblem: 'from-many', codes: ['123456'] })
  })

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner=x',
    'Precedence: bulk',
    'X-Autoreply: yes',
    'Subject: Automatic reply: Eich cod',
    'Subject: Ateb awtomatig: Eich cod',
    'Subject: Out of Office',
    'Subject: Allan o’r swyddfa',
    'Content-Type: multipart/report; report-type=disposition-notification; boundary=b',
  ])('knows automatic mail by %s', async (header) => {
    expect((await read({ headers: [header], body: 'Diolch' })).kind).toBe('automatic')
  })

  it.each([
    'Auto-Submitted: no',
    'Subject: Re: Automatic reply',
    'X-Autoreply: no',
    'Precedence: first-class',
  ])('takes %s for a person', async (header) => {
    expect((await read({ headers: [header], body: '123456' })).kind).toBe('reply')
  })

  const report = (fields: string) => ({
    headers: [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      'Subject: Undelivered Mail',
    ],
    body: [
      part('text/plain', 'It failed: 5.0.0'),
      part('message/delivery-status', `Reporting-MTA: dns; mx.example.com\r\n\r\n${fields}`),
      part('message/rfc822', `Message-ID: ${promptId}\r\n\r\nbody`),
      '--b--',
    ].join('\r\n'),
  })

  it.each([
    ['Action: failed\r\nStatus: 5.1.1', '5.1.1', true],
    ['Final-Recipient: rfc822; x\r\nStatus: 4.4.7\r\nAction: failed', '4.4.7', false],
    ['Action: delayed\r\nStatus: 4.4.1', '4.4.1', false],
    ['Action: relayed\r\nStatus: 2.0.0\r\n\r\nAction: failed\r\nStatus: 5.2.2', '5.2.2', true],
  ])('reads the report of a failed delivery: %j', async (fields, status, permanent) => {
    const reply = await read(report(fields))
    expect(reply).toMatchObject({
      kind: 'bounce',
      bounce: { status, permanent, isReport: true, originalMessageId: promptId },
    })
    expect(reply.tokens).toEqual([token])
  })

  it('does not take the report of a success for a bounce', async () => {
    expect(await read(report('Action: delivered\r\nStatus: 2.0.0'))).toMatchObject({
      kind: 'automatic',
      bounce: null,
    })
  })

  it('reads an old notice of a failed delivery', async () => {
    const notice = [
      'From: MAILER-DAEMON@mx.example.com (Mail Delivery System)',
      'Subject: failure notice',
      '',
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '--- Below this line is a copy of the message.',
      `Message-ID: ${promptId}`,
    ].join('\r\n')
    expect(await readReply(Buffer.from(notice))).toMatchObject({
      kind: 'bounce',
      bounce: { status: '5.1.1', permanent: true, isReport: false, originalMessageId: promptId },
    })
  })

  it.each([
    ['too-large', Buffer.alloc(2_000_000, 'a\r\n')],
    ['too-complex', mail({ body: 'a\r\n'.repeat(20_001) })],
    [
      'too-complex',
      mail({
        headers: ['Content-Type: multipart/mixed; boundary=b'],
        body: '--b\r\n'.repeat(2000),
      }),
    ],
    ['too-complex', mail({ headers: ['Content-Type: text/html'], body: '<b>'.repeat(20_000) })],
    [
      'too-complex',
      mail({
        headers: Array.from({ length: 16 }, (_, at) => `X-${at}: ${'x'.repeat(9000)}`),
        body: '',
      }),
    ],
  ])('says that a mail is %s', async (problem, raw) => {
    expect((await readReply(raw)).problem).toBe(problem)
  })

  // Each took seconds, and the listener waits meanwhile
  it.each([
    ['empty lines in a notice', 'X-Failed-Recipients: x', '\n'.repeat(100_000)],
    ['accents on one letter', 'X-Other: x', `a${'\u0301\u0316'.repeat(49_000)}`],
  ])('does not run away reading %s', async (_, field, body) => {
    const raw = mail({
      headers: [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        field,
      ],
      body: Buffer.from(body).toString('base64'),
    })
    const { milliseconds, result } = await measureCpu(() => readReply(raw))
    expect(result).toMatchObject({ codes: [] })
    expect(milliseconds).toBeLessThan(runawayMilliseconds)
  })

  it('has an outcome for any bytes', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '--b',
        '--b--',
        'Content-Type: multipart/mixed; boundary=b',
        'Content-Type: text/html',
        'Content-Type: multipart/report; boundary=b',
        'Content-Type: message/delivery-status',
        'Action: failed',
        'Content-Transfer-Encoding: base64',
        'From: a@example.com',
        'To: <',
        'Subject: =?utf-8?Q?=31?=',
        '<p>123456',
      ),
      fc.string({ unit: 'binary' }),
    )
    const structured = fc
      .array(line, { maxLength: 30 })
      .map((lines) => Buffer.from(lines.join('\r\n')))
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 2000 }), structured), async (raw) => {
        const reply = await readReply(raw)
        expect(['reply', 'automatic', 'bounce']).toContain(reply.kind)
        expect(reply.from === null).toBe(reply.fromProblem !== null)
      }),
      { numRuns: 500 },
    )
  })
})
