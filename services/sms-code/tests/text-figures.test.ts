import { callOperation, isRefusal, readTextFigures } from '@gwirio/contracts'
import { describe, expect, it } from 'vitest'
import { newVerification, type SmsCode, startSmsCode, textCode } from './sms-code.ts'

async function readFigures(sms: SmsCode, from: string, to: string) {
  const address = { baseUrl: sms.url, token: () => sms.token('figures:read') }
  const figures = await callOperation(address, readTextFigures, { body: { from, to } })
  if (isRefusal(figures)) throw new Error(figures.refused)
  return figures
}

describe('the figures of texts', () => {
  it('count what became of the texts of a month, and the parts that Twilio took', async () => {
    await using sms = await startSmsCode({ settings: { TEXT_PRICE_PENCE: '3.75' } })
    sms.clock.set('2026-11-20T12:00:00Z')
    for (const language of ['en', 'cy', 'both'] as const) {
      const verification = newVerification()
      const issued = await sms.issue(verification, { language })
      await sms.send(verification, issued)
      await expect
        .poll(async () => (await sms.readText(verification, issued)).status)
        .toBe('delivered')
    }
    sms.twilio.setFault('refuse')
    const refused = newVerification()
    await sms.send(refused, await sms.issue(refused))
    sms.twilio.setFault('undelivered')
    const undelivered = newVerification()
    const issued = await sms.issue(undelivered)
    await sms.send(undelivered, issued)
    await expect.poll(async () => (await sms.readText(undelivered, issued)).status).toBe('failed')
    sms.twilio.setFault(null)
    const stopped = newVerification()
    const unwanted = await sms.issue(stopped)
    await sms.stop(stopped)
    await sms.send(stopped, unwanted)

    expect(await readFigures(sms, '2026-11-01', '2026-11-30')).toEqual({
      pencePerPart: 3.75,
      months: [{ month: '2026-11', delivered: 3, sent: 0, failed: 2, parts: 4 }],
    })
  })

  it('have months and days as the clocks of Wales have them', async () => {
    await using sms = await startSmsCode({ settings: { PUBLIC_URL: 'http://127.0.0.1:1' } })
    // Summer time: the last hour of June in UTC is July in Wales
    for (const time of ['2026-06-30T22:59:00Z', '2026-06-30T23:01:00Z', '2026-12-31T23:59:00Z']) {
      sms.clock.set(time)
      await textCode(sms, newVerification())
    }
    const month = { delivered: 0, sent: 1, failed: 0, parts: 1 }
    const months = async (from: string, to: string) => (await readFigures(sms, from, to)).months
    const whole = await months('2026-01-01', '2026-12-31')
    expect(whole).toEqual(
      ['2026-06', '2026-07', '2026-12'].map((name) => ({ month: name, ...month })),
    )
    expect(await months('2026-07-01', '2026-07-01')).toEqual([{ month: '2026-07', ...month }])
    expect(await months('2026-06-01', '2026-06-30')).toEqual([{ month: '2026-06', ...month }])
    expect(await months('2026-08-01', '2026-08-31')).toEqual([])
    expect(await months('2026-12-31', '2026-01-01')).toEqual([])
  })

  it('cost 4 pence a part until it is set, and are for who may read figures', async () => {
    await using sms = await startSmsCode()
    expect(await readFigures(sms, '2026-01-01', '2026-12-31')).toMatchObject({ pencePerPart: 4 })
    const address = { baseUrl: sms.url, token: () => sms.token('template:manage') }
    const body = { from: '2026-01-01', to: '2026-12-31' }
    const asked = callOperation(address, readTextFigures, { body })
    await expect(asked).rejects.toThrow('scope-missing')
  })
})
