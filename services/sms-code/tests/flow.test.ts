import { describe, expect, it } from 'vitest'
import { e164, newVerification, readCode, startSmsCode, textIdOf } from './sms-code.ts'

describe('a code from request to match', () => {
  it('is texted, reported as sent and delivered, and matches once', async () => {
    await using sms = await startSmsCode({ withJobs: true })
    const verification = newVerification()

    const issued = await sms.issue(verification)
    expect(issued).toEqual({ textId: expect.any(String), codeNumber: 1, codesLeft: 2 })
    await sms.twilio.waitForText({ to: e164, where: ({ status }) => status === 'delivered' })
    await expect.poll(() => sms.reports.length).toBe(2)
    expect(new Set(sms.reports.map(({ body }) => body.status))).toEqual(
      new Set(['sent', 'delivered']),
    )
    expect(sms.reports[0]?.body.textId).toBe(textIdOf(issued))

    const code = readCode(sms)
    expect(await sms.check(verification, [code])).toEqual({
      outcome: 'matched',
      triesLeft: 5,
      codesLeft: 2,
    })
    expect(await sms.check(verification, [code])).toMatchObject({ outcome: 'no-live-code' })
  })
})

describe('/ready', () => {
  it('says no while the database is away', async () => {
    await using sms = await startSmsCode()
    const ask = async () => {
      const response = await fetch(`${sms.url}/ready`)
      return [response.status, await response.json()]
    }
    expect(await ask()).toMatchObject([200, { parts: { database: true, queue: true } }])
    await sms.database[Symbol.asyncDispose]()
    expect(await ask()).toMatchObject([503, { parts: { database: false, queue: false } }])
  })
})
