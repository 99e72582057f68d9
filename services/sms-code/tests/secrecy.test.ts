import { describe, expect, it } from 'vitest'
import {
  e164,
  newVerification,
  readCode,
  type SmsCode,
  startSmsCode,
  textIdOf,
} from './sms-code.ts'

/** Every row of every table, as text; bytea is hex. */
async function dumpRows(sms: SmsCode): Promise<string> {
  const tables = await sms.readAdmin(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('sms_code', 'sms_code_jobs', 'audit') and table_type = 'BASE TABLE'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => sms.readAdmin(`select t::text as row from ${String(name)} t`)),
  )
  return rows
    .flat()
    .map(({ row }) => String(row))
    .join('\n')
}

/** In clear or as hex; not a part of a longer number, of a UUID or of a time. */
function findIn(haystack: string, secret: string): boolean {
  const asHex = Buffer.from(secret).toString('hex')
  return (
    haystack.includes(asHex) || new RegExp(`(?<![0-9a-f.])${secret}(?![0-9a-f])`).test(haystack)
  )
}

describe('what is kept and logged of a whole flow', () => {
  it('holds no code and no number', async () => {
    await using sms = await startSmsCode({ withJobs: true })
    const verification = newVerification()
    const issued = await sms.issue(verification)
    await sms.twilio.waitForText({ to: e164, where: ({ status }) => status === 'delivered' })
    const code = readCode(sms)
    await sms.check(verification, [code])
    sms.twilio.setFault('refuse')
    await sms.issue(newVerification())
    sms.twilio.setFault('lost-answer')
    await sms.issue(newVerification())
    await expect.poll(() => sms.lines.join('')).toContain('job failed and will be tried again')
    const codes = sms.twilio.texts(e164).map(({ body }) => /\d{6}/.exec(body)?.[0] ?? '')
    expect(codes).toHaveLength(2)

    const rows = await dumpRows(sms)
    const log = sms.lines.join('')
    const national = e164.slice(3)
    for (const secret of [...codes, national, sms.authToken]) {
      expect(findIn(rows, secret)).toBe(false)
      expect(findIn(log, secret)).toBe(false)
    }
    // The search would find them.
    expect(rows).toContain(textIdOf(issued))
    expect(log).toContain('/v1/codes/check')
    expect(findIn(`{"code":"${code}"}`, code)).toBe(true)
    expect(findIn(`\\x00${Buffer.from(`+44${national}`).toString('hex')}`, national)).toBe(true)
  })

  it('leaves an audit event for every act', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    await sms.send(verification, issued)
    const code = readCode(sms)
    await expect
      .poll(async () => (await sms.readText(verification, issued)).status)
      .toBe('delivered')
    await sms.check(
      verification,
      ['000000', '999999'].filter((wrong) => wrong !== code),
    )
    await sms.check(verification, [code])
    await sms.stop(verification)
    const events = await sms.readAdmin(
      `select action from audit.event where case_id = '${verification.caseId}' order by event_id`,
    )
    expect(events.map(({ action }) => action)).toEqual([
      ...['code.issued', 'text.sent', 'text.delivered'],
      ...['code.tries-counted', 'code.checked', 'code.tries-counted', 'code.checked'],
      'codes.stopped',
    ])
  })
})
