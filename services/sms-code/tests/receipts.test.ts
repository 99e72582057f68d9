import { randomUUID } from 'node:crypto'
import { forThisFile } from '@gwirio/testing'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { beginSending } from '../src/jobs/send-text.ts'
import { newVerification, startSmsCode, textIdOf } from './sms-code.ts'

const sms = await forThisFile(startSmsCode())

/** A text that Twilio was asked to send; its receipts come by hand. */
async function startText() {
  const verification = newVerification()
  const issued = await sms.issue(verification)
  const textId = textIdOf(issued)
  const { caseId } = verification
  await beginSending(sms.context, { caseId, textId })
  const url = `${sms.url}/v1/cases/${caseId}/texts/${textId}/status`
  const form = { AccountSid: sms.config.twilioAccountSid, MessageSid: 'SM1', To: '+447700900123' }
  return {
    url,
    form,
    read: () => sms.readText(verification, issued),
    receive: (MessageStatus: string, more: Record<string, string> = {}) =>
      post({ url, form: { ...form, MessageStatus, ...more } }),
  }
}

async function post(receipt: {
  url: string
  form: Record<string, string>
  signature?: string
  body?: URLSearchParams
}) {
  const { url, form, body = new URLSearchParams(form) } = receipt
  const signature = receipt.signature ?? twilio.getExpectedTwilioSignature(sms.authToken, url, form)
  const headers = { 'x-twilio-signature': signature }
  const response = await fetch(url, { method: 'POST', headers, body })
  return response.status
}

describe('a delivery receipt', () => {
  it('says that the text was sent, then delivered', async () => {
    const { receive, read } = await startText()
    expect(await receive('sent')).toBe(204)
    expect(await read()).toMatchObject({
      status: 'sent',
      twilioSid: 'SM1',
      sentAt: sms.clock.now(),
    })
    expect(await receive('delivered')).toBe(204)
    expect(await read()).toMatchObject({ status: 'delivered', deliveredAt: sms.clock.now() })
  })

  it.each([
    [['delivered', 'sent'], 'delivered'],
    [['delivered', 'delivered', 'queued'], 'delivered'],
    [['delivered', 'undelivered'], 'delivered'],
    [['undelivered', 'delivered'], 'failed'],
    [['queued', 'nonsense'], 'sent'],
  ])('never goes back: %s ends as %s', async (statuses, end) => {
    const { receive, read } = await startText()
    for (const status of statuses) expect(await receive(status)).toBe(204)
    expect(await read()).toMatchObject({ status: end })
  })

  it('is recorded once when it comes twice at once', async () => {
    const { receive, read } = await startText()
    await Promise.all([receive('delivered'), receive('delivered')])
    const { caseId } = await read()
    const queued = await sms.readAdmin(
      `select * from sms_code_jobs.job where name = 'report-text' and data->>'caseId' = '${caseId}'`,
    )
    expect(queued).toHaveLength(1)
  })

  it('says why a text was not delivered', async () => {
    const { receive, read } = await startText()
    await receive('undelivered', { ErrorCode: '30005' })
    expect(await read()).toMatchObject({ status: 'failed', failedReason: 'unknown-number' })
  })

  it('about another text of Twilio says nothing', async () => {
    const { receive, read } = await startText()
    await receive('sent')
    expect(await receive('delivered', { MessageSid: 'SM2' })).toBe(204)
    expect(await read()).toMatchObject({ status: 'sent', twilioSid: 'SM1' })
  })

  it('for a text that nobody knows is taken and ignored', async () => {
    const { form } = await startText()
    const url = `${sms.url}/v1/cases/${randomUUID()}/texts/${randomUUID()}/status`
    expect(await post({ url, form })).toBe(204)
  })

  it('reads nothing from a parameter that comes twice', async () => {
    const { url, form, read } = await startText()
    const body = new URLSearchParams(form)
    for (const status of ['sent', 'delivered']) body.append('MessageStatus', status)
    const signed = { ...form, MessageStatus: ['sent', 'delivered'] }
    const signature = twilio.getExpectedTwilioSignature(sms.authToken, url, signed)
    expect(await post({ url, form, body, signature })).toBe(204)
    expect(await read()).toMatchObject({ status: 'waiting' })
  })
})

describe('a receipt that does not prove itself', () => {
  it.each([
    ['no signature', { signature: '' }],
    ['a made-up signature', { signature: Buffer.alloc(20).toString('base64') }],
  ])('is refused with %s', async (_, signature) => {
    const { url, form, read } = await startText()
    expect(await post({ url, form: { ...form, MessageStatus: 'delivered' }, ...signature })).toBe(
      403,
    )
    expect(await read()).toMatchObject({ status: 'waiting' })
  })

  it('is refused with the token of somebody else', async () => {
    const { url, form } = await startText()
    const signature = twilio.getExpectedTwilioSignature('another-token', url, form)
    expect(await post({ url, form, signature })).toBe(403)
  })

  it('is refused with a signature for another text', async () => {
    const [one, other] = [await startText(), await startText()]
    const form = { ...one.form, MessageStatus: 'delivered' }
    const signature = twilio.getExpectedTwilioSignature(sms.authToken, one.url, form)
    expect(await post({ url: other.url, form, signature })).toBe(403)
    expect(await post({ url: one.url, form, signature })).toBe(204)
  })

  it('is refused when a parameter was changed or added', async () => {
    const { url, form } = await startText()
    const signature = twilio.getExpectedTwilioSignature(sms.authToken, url, form)
    expect(await post({ url, form: { ...form, MessageStatus: 'delivered' }, signature })).toBe(403)
  })

  it('is refused for another account', async () => {
    const { receive, read } = await startText()
    expect(await receive('delivered', { AccountSid: `AC${'0'.repeat(32)}` })).toBe(403)
    expect(await read()).toMatchObject({ status: 'waiting' })
  })

  it.each([
    ['JSON', 'application/json', '{}', 415],
    ['too long', 'application/x-www-form-urlencoded', `a=${'b'.repeat(70_000)}`, 413],
  ])('is refused when it is %s', async (_, type, body, status) => {
    const { url } = await startText()
    const headers = { 'content-type': type }
    const response = await fetch(url, { method: 'POST', headers, body })
    expect(response.status).toBe(status)
  })
})
