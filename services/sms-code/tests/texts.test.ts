import { describe, expect, it } from 'vitest'
import { reportText } from '../src/jobs/report-text.ts'
import { sendText } from '../src/jobs/send-text.ts'
import { e164, newVerification, readCode, startSmsCode, textCode, textIdOf } from './sms-code.ts'

describe('the text', () => {
  it.each([
    ['en', /^Your code is \d{6}\./],
    ['cy', /^Eich cod yw \d{6}\./],
  ] as const)('is written in the language of the party (%s)', async (language, wording) => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    await sms.send(verification, await sms.issue(verification, { language }))
    expect(sms.twilio.texts(e164)[0]).toMatchObject({
      from: '+447700900000',
      body: expect.stringMatching(wording),
    })
  })

  it('shows Welsh first to a party whose language is not known', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    await sms.send(verification, await sms.issue(verification, { language: 'both' }))
    expect(sms.twilio.texts(e164)[0]?.body).toMatch(/^Eich cod yw (\d{6}).*Your code is \1/s)
  })

  it('names a case and a text to Twilio, and nothing else', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    await sms.send(verification, issued)
    const path = `/v1/cases/${verification.caseId}/texts/${textIdOf(issued)}/status`
    expect(sms.twilio.texts(e164)[0]?.statusCallback).toBe(`${sms.url}${path}`)
  })

  it('comes from a messaging service where one is set', async () => {
    const service = `MG${'0'.repeat(32)}`
    await using sms = await startSmsCode({ settings: { TWILIO_SENDER: service } })
    await textCode(sms, newVerification())
    expect(sms.twilio.texts(e164)[0]?.messagingServiceSid).toBe(service)
  })

  it('is not sent any more once a newer code was issued', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const older = await sms.issue(verification)
    sms.clock.advance({ seconds: 60 })
    const newer = await sms.issue(verification)
    await sms.send(verification, older)
    await sms.send(verification, newer)
    expect(sms.twilio.texts(e164)).toHaveLength(1)
    expect(await sms.readText(verification, older)).toMatchObject({
      status: 'failed',
      failedReason: 'no-longer-needed',
    })
    expect(await sms.check(verification, [readCode(sms)])).toMatchObject({ outcome: 'matched' })
  })

  it('is not sent any more once the verification was stopped', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    await sms.stop(verification)
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toEqual([])
  })

  it('is not sent late', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.clock.advance({ seconds: 601 })
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toEqual([])
    expect(await sms.readText(verification, issued)).toMatchObject({
      status: 'failed',
      failedReason: 'not-sent-in-time',
    })
  })
})

describe('when Twilio does not take the text', () => {
  it.each([
    ['server-error', 'twilio-500'],
    ['hang', 'twilio-ECONNABORTED'],
  ] as const)('tries again after "%s", and texts once', async (fault, message) => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault(fault)
    await expect(sms.send(verification, issued)).rejects.toThrow(message)
    await expect(sms.send(verification, issued)).rejects.toThrow(message)
    sms.twilio.setFault(null)
    sms.clock.advance({ seconds: 120 })
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toHaveLength(1)
    const { sentAt } = await sms.readText(verification, issued)
    expect(sentAt).toEqual(sms.clock.now())
  })

  it('gives up when Twilio says that it never will, and leaves nothing to compare', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault('refuse')
    await sms.send(verification, issued)
    expect(await sms.readText(verification, issued)).toMatchObject({
      status: 'failed',
      failedReason: 'opted-out',
      sentAt: null,
    })
    expect(await sms.check(verification, ['123456'])).toMatchObject({ outcome: 'no-live-code' })
  })

  it('waits for the settings to be corrected while the code could still be used', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    const key = { caseId: verification.caseId, textId: textIdOf(issued) }
    const mistaken = sms.openContext({ twilioAuthToken: 'not-the-right-token' })
    await expect(sendText(mistaken, key)).rejects.toThrow('twilio-401')
    expect(await sms.check(verification, ['123456'])).toMatchObject({ outcome: 'no-live-code' })
    await expect(sendText(mistaken, key)).rejects.toThrow('twilio-401')
    sms.clock.advance({ seconds: 601 })
    await sendText(mistaken, key)
    expect(await sms.readText(verification, issued)).toMatchObject({
      failedReason: 'not-sent-in-time',
    })
  })

  it('says that nobody knows when Twilio cannot be asked any more', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    const key = { caseId: verification.caseId, textId: textIdOf(issued) }
    sms.twilio.setFault('server-error')
    await expect(sendText(sms.context, key)).rejects.toThrow('twilio-500')
    const away = sms.openContext({ twilioApiUrl: 'http://127.0.0.1:1' })
    await expect(sendText(away, key)).rejects.toThrow('twilio-ECONNREFUSED')
    sms.clock.advance({ seconds: 601 })
    await sendText(away, key)
    expect(await sms.readText(verification, issued)).toMatchObject({
      failedReason: 'not-confirmed',
    })
  })
})

describe('the report', () => {
  it('is tried again while email-verification is away, and dropped when it knows nothing', async () => {
    await using sms = await startSmsCode()
    const { caseId, verificationId } = newVerification()
    const at = sms.clock.now().toISOString()
    const report = {
      ...{ caseId, verificationId, textId: caseId, at },
      ...({ status: 'sent', reason: null } as const),
    }
    const away = sms.openContext({ emailVerificationUrl: 'http://127.0.0.1:1' })
    await expect(reportText(away, report)).rejects.toThrow('reportText failed: not-ready')
    await reportText(sms.context, report)
    expect(sms.reports).toHaveLength(1)
    sms.emailVerification.forget(verificationId)
    await reportText(sms.context, report)
    expect(sms.reports).toHaveLength(1)
    expect(sms.lines.join('')).toContain('verification-not-found')
  })

  it.each([
    ['refuse', 'opted-out'],
    ['undelivered', 'unreachable'],
  ] as const)('says why a text failed (%s)', async (fault, reason) => {
    await using sms = await startSmsCode({ withJobs: true })
    sms.twilio.setFault(fault)
    await sms.issue(newVerification())
    const failure = expect.objectContaining({ status: 'failed', reason })
    await expect.poll(() => sms.reports.map(({ body }) => body)).toContainEqual(failure)
  })
})
