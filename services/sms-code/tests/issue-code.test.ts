import { randomUUID } from 'node:crypto'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { e164, newVerification, startSmsCode, textCode, textIdOf, wrongCode } from './sms-code.ts'

const sms = await forThisFile(startSmsCode())

describe('issueCode', () => {
  it('issues three codes, a minute apart, and no more', async () => {
    const verification = newVerification()
    const issue = () => sms.issue(verification)
    expect(await issue()).toMatchObject({ codeNumber: 1, codesLeft: 2 })
    expect(await issue()).toEqual({ refused: 'code-too-soon' })
    sms.clock.advance({ seconds: 59 })
    expect(await issue()).toEqual({ refused: 'code-too-soon' })
    sms.clock.advance({ seconds: 1 })
    expect(await issue()).toMatchObject({ codeNumber: 2, codesLeft: 1 })
    sms.clock.advance({ seconds: 60 })
    expect(await issue()).toMatchObject({ codeNumber: 3, codesLeft: 0 })
    sms.clock.advance({ seconds: 60 })
    expect(await issue()).toEqual({ refused: 'codes-used-up' })
  })

  it('gives the same request the same answer, whatever happened since, and sends one text', async () => {
    const verification = newVerification()
    const requestId = randomUUID()
    const first = await sms.issue(verification, { requestId })
    sms.clock.advance({ seconds: 60 })
    expect(await sms.issue(verification)).toMatchObject({ codeNumber: 2 })
    await sms.stop(verification)
    expect(await sms.issue(verification, { requestId })).toEqual(first)
    expect(await countTexts(verification.caseId)).toBe(2)
  })

  it('issues one code when the same request comes twice at once', async () => {
    const verification = newVerification()
    const requestId = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => sms.issue(verification, { requestId })))
    expect(new Set(answers.map(textIdOf)).size).toBe(1)
    expect(await countTexts(verification.caseId)).toBe(1)
  })

  it('issues one code when two requests come at once', async () => {
    const verification = newVerification()
    const answers = await Promise.all([sms.issue(verification), sms.issue(verification)])
    expect(answers).toContainEqual({ refused: 'code-too-soon' })
    expect(answers).toContainEqual(expect.objectContaining({ codeNumber: 1 }))
  })

  it.each([
    ['029 2064 0000', 'mobile-landline'],
    ['+33 6 12 34 56 78', 'mobile-foreign'],
    ['+44 7797 712345', 'mobile-foreign'],
    ['07700', 'mobile-not-a-number'],
    ['', 'mobile-not-a-number'],
  ])('refuses %s as %s and issues nothing', async (number, refused) => {
    const verification = newVerification()
    expect(await sms.issue(verification, { mobile: number })).toEqual({ refused })
    expect(await sms.issue(verification)).toMatchObject({ codeNumber: 1 })
  })

  it('issues none after the verification was stopped, even before its first code', async () => {
    const verification = newVerification()
    expect(await sms.stop(verification)).toBeUndefined()
    expect(await sms.stop(verification)).toBeUndefined()
    expect(await sms.issue(verification)).toEqual({ refused: 'codes-stopped' })
  })

  it('issues none after a code was consumed', async () => {
    const verification = newVerification()
    const code = await textCode(sms, verification)
    expect(await sms.check(verification, [code])).toMatchObject({ outcome: 'matched' })
    sms.clock.advance({ seconds: 60 })
    expect(await sms.issue(verification)).toEqual({ refused: 'codes-stopped' })
  })

  it('issues none after the tries were used up', async () => {
    const verification = newVerification()
    const code = await textCode(sms, verification)
    await sms.check(
      verification,
      [1, 2, 3].map((step) => wrongCode(code, step)),
    )
    await sms.check(
      verification,
      [1, 2, 3].map((step) => wrongCode(code, step)),
    )
    sms.clock.advance({ seconds: 60 })
    expect(await sms.issue(verification)).toEqual({ refused: 'tries-used-up' })
  })

  it('keeps codes of the same verification id in another case apart', async () => {
    const verification = newVerification()
    expect(await sms.issue(verification)).toMatchObject({ codeNumber: 1 })
    const other = { ...verification, caseId: randomUUID() }
    expect(await sms.issue(other)).toMatchObject({ codeNumber: 1 })
  })
})

describe('the cap on texts', () => {
  it('stops texts to one mobile, written in any way, for a day and over all cases', async () => {
    await using capped = await startSmsCode({ settings: { TEXTS_PER_MOBILE_PER_DAY: '2' } })
    const issue = (mobile: string) => capped.issue(newVerification(), { mobile })
    expect(await issue('07700 900123')).toHaveProperty('textId')
    capped.clock.advance({ seconds: 3600 })
    expect(await issue(e164)).toHaveProperty('textId')
    expect(await issue('0044 7700 900 123')).toEqual({ refused: 'too-many-texts' })
    expect(await issue('07700 900124')).toHaveProperty('textId')
    capped.clock.advance({ seconds: 23 * 3600 })
    expect(await issue(e164)).toHaveProperty('textId')
    expect(await issue(e164)).toEqual({ refused: 'too-many-texts' })
  })

  it('holds when requests come at once', async () => {
    await using capped = await startSmsCode({ settings: { TEXTS_PER_MOBILE_PER_DAY: '2' } })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => capped.issue(newVerification())),
    )
    expect(answers.filter((answer) => 'textId' in answer)).toHaveLength(2)
  })

  it('takes nothing from a verification that it refuses', async () => {
    await using capped = await startSmsCode({ settings: { TEXTS_PER_MOBILE_PER_DAY: '1' } })
    await capped.issue(newVerification())
    const verification = newVerification()
    expect(await capped.issue(verification)).toEqual({ refused: 'too-many-texts' })
    capped.clock.advance({ seconds: 24 * 3600 })
    expect(await capped.issue(verification)).toMatchObject({ codeNumber: 1, codesLeft: 2 })
  })
})

describe('who may ask', () => {
  it.each([
    ['/v1/codes', 'code:check'],
    ['/v1/codes/stop', 'code:check'],
    ['/v1/codes/check', 'code:write'],
  ])('answers %s only with its own scope', async (path, scope) => {
    const ask = async (token: string | null) => {
      const headers = { ...(token && { authorization: `Bearer ${token}` }) }
      const response = await fetch(`${sms.url}${path}`, { method: 'POST', headers })
      return [response.status, response.headers.get('content-type'), await response.json()]
    }
    const problem = expect.stringContaining('application/problem+json')
    expect(await ask(await sms.token(scope))).toEqual([
      403,
      problem,
      expect.objectContaining({ code: 'scope-missing' }),
    ])
    expect(await ask(null)).toEqual([
      401,
      problem,
      expect.objectContaining({ code: 'token-missing' }),
    ])
  })

  it.each([
    ['an unknown field', { extra: 1 }],
    ['an unknown language', { language: 'de' }],
    ['no mobile', { mobile: undefined }],
    ['a case that is no UUID', { caseId: 'GW26P00123' }],
  ])('refuses %s', async (_, change) => {
    const body = { ...newVerification(), requestId: randomUUID(), mobile: e164, language: 'en' }
    const response = await fetch(`${sms.url}/v1/codes`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await sms.token('code:write')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ ...body, ...change }),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'invalid-input' })
  })
})

async function countTexts(caseId: string): Promise<number> {
  const texts = await sms.context.db
    .selectFrom('text')
    .select('textId')
    .where('caseId', '=', caseId)
    .execute()
  return texts.length
}
