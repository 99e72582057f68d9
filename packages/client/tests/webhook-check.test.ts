import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { checkWebhook } from '../src/index.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const older = `whsec_${Buffer.alloc(32, 8).toString('base64')}`
const now = new Date('2026-11-22T10:00:00.000Z')
const event = {
  type: 'correspondence.sent',
  timestamp: now.toISOString(),
  data: {
    caseId: '0198a0de-0000-7000-8000-000000000001',
    correspondenceId: '0198a0de-0000-7000-8000-000000000002',
    caseReference: 'GW26P00123',
    partyReference: '1',
    kind: 'letter',
    reference: null,
    state: 'sent',
    reason: null,
    wayIn: 'http',
    submittedAt: now.toISOString(),
    readyAt: now.toISOString(),
    sentAt: now.toISOString(),
    change: 'sent',
    sequence: 3,
  },
}
const body = JSON.stringify(event)
const id = 'msg_4711'

/** Signed by the library of Standard Webhooks itself. */
function headersFor(options: { secrets?: string[]; at?: Date; body?: string } = {}) {
  const at = options.at ?? now
  const signatures = (options.secrets ?? [secret]).map((one) =>
    new Webhook(one).sign(id, at, options.body ?? body),
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}

describe('checking a webhook', () => {
  it.each([
    ['an object', headersFor()],
    ['an object in capitals', { ...upper(headersFor()) }],
    ['the headers of fetch', new Headers(headersFor())],
  ])('takes what Standard Webhooks signs, from headers in %s', (_, headers) => {
    expect(checkWebhook(headers, body, [secret], now)).toMatchObject({ isGenuine: true, id, event })
  })

  it('takes bytes', () => {
    const result = checkWebhook(headersFor(), new TextEncoder().encode(body), [secret], now)
    expect(result).toMatchObject({ isGenuine: true })
  })

  it('takes both secrets while they change', () => {
    const headers = headersFor({ secrets: [secret, older] })
    for (const known of [[secret], [older], ['whsec_', older]])
      expect(checkWebhook(headers, body, known, now)).toMatchObject({ isGenuine: true })
  })

  it.each([
    ['another secret', headersFor({ secrets: [older] }), body, 'signature'],
    ['another body', headersFor(), body.replace('"sent"', '"held"'), 'signature'],
    ['another id', { ...headersFor(), 'webhook-id': 'msg_1' }, body, 'signature'],
    ['no headers', {}, body, 'headers-missing'],
    [
      'a timestamp that is none',
      { ...headersFor(), 'webhook-timestamp': '1e9' },
      body,
      'headers-missing',
    ],
    [
      'an asymmetric signature',
      { ...headersFor(), 'webhook-signature': 'v1a,AAAA' },
      body,
      'signature',
    ],
    ['an old one', headersFor({ at: new Date(now.getTime() - 301_000) }), body, 'too-old'],
    [
      'one of the future',
      headersFor({ at: new Date(now.getTime() + 301_000) }),
      body,
      'from-the-future',
    ],
    ['a body that is no event', headersFor({ body: '{}' }), '{}', 'body'],
    ['a body that is no JSON', headersFor({ body: '<' }), '<', 'body'],
  ])('refuses %s', (_, headers, raw, reason) => {
    expect(checkWebhook(headers, raw, [secret], now)).toEqual({ isGenuine: false, reason })
  })

  it('refuses everything when no secret is known', () => {
    expect(checkWebhook(headersFor(), body, [], now)).toMatchObject({ isGenuine: false })
    expect(checkWebhook(headersFor(), body, [''], now)).toMatchObject({ isGenuine: false })
  })

  it('leaves out what a newer service adds', () => {
    const newer = JSON.stringify({ ...event, data: { ...event.data, newer: true } })
    const result = checkWebhook(headersFor({ body: newer }), newer, [secret], now)
    expect(result).toMatchObject({ isGenuine: true, event })
  })
})

function upper(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  )
}
