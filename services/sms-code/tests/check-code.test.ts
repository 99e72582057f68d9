import { randomUUID } from 'node:crypto'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { newVerification, type SmsCode, startSmsCode, textCode, wrongCode } from './sms-code.ts'

const sms = await forThisFile(startSmsCode())

const matched = { outcome: 'matched', triesLeft: 5, codesLeft: 2 }

async function startTexted() {
  const verification = newVerification()
  const code = await textCode(sms, verification)
  return {
    verification,
    code,
    check: (candidates: string[], given?: Parameters<SmsCode['check']>[2]) =>
      sms.check(verification, candidates, given),
  }
}

async function startSecondCode() {
  const first = await startTexted()
  sms.clock.advance({ seconds: 60 })
  const newer = await textCode(sms, first.verification)
  return { ...first, newer }
}

describe('checkCode', () => {
  it('counts each wrong candidate, and refuses the right code after the fifth', async () => {
    const { code, check } = await startTexted()
    for (const triesLeft of [4, 3, 2]) {
      const answer = await check([wrongCode(code, triesLeft)])
      expect(answer).toEqual({ outcome: 'wrong', triesLeft, codesLeft: 2 })
    }
    expect(await check([wrongCode(code), wrongCode(code, 2)])).toMatchObject({ triesLeft: 0 })
    expect(await check([code])).toEqual({ outcome: 'wrong', triesLeft: 0, codesLeft: 2 })
  })

  it('compares no more candidates than tries are left', async () => {
    const { code, check } = await startTexted()
    await check([1, 2, 3].map((step) => wrongCode(code, step)))
    await check([wrongCode(code)])
    expect(await check([wrongCode(code), code])).toMatchObject({ outcome: 'wrong', triesLeft: 0 })
  })

  it('compares the last try that is left', async () => {
    const { code, check } = await startTexted()
    await check([1, 2, 3].map((step) => wrongCode(code, step)))
    await check([wrongCode(code)])
    expect(await check([code])).toMatchObject({ outcome: 'matched', triesLeft: 1 })
  })

  it('matches the right code among wrong ones and gives the tries back', async () => {
    const { code, check } = await startTexted()
    expect(await check([wrongCode(code), wrongCode(code, 2), code])).toEqual(matched)
  })

  it('counts the same candidate once', async () => {
    const { code, check } = await startTexted()
    const wrong = wrongCode(code)
    expect(await check([wrong, wrong, wrong])).toMatchObject({ outcome: 'wrong', triesLeft: 4 })
  })

  it('brings no tries back with a new code', async () => {
    const { code, check, verification } = await startTexted()
    await check([1, 2, 3].map((step) => wrongCode(code, step)))
    sms.clock.advance({ seconds: 60 })
    const newer = await textCode(sms, verification)
    expect(await check([wrongCode(newer)])).toEqual({
      outcome: 'wrong',
      triesLeft: 1,
      codesLeft: 1,
    })
  })

  it('refuses the older code and takes the newer one', async () => {
    const { code, newer, check } = await startSecondCode()
    const expected = code === newer ? 'matched' : 'wrong'
    expect(await check([code])).toMatchObject({ outcome: expected })
    if (code !== newer) expect(await check([newer])).toMatchObject({ outcome: 'matched' })
  })

  it('has nothing to compare between a new code and its text', async () => {
    const { code, check, verification } = await startTexted()
    sms.clock.advance({ seconds: 60 })
    await sms.issue(verification)
    expect(await check([code])).toEqual({ outcome: 'no-live-code', triesLeft: 5, codesLeft: 1 })
  })

  it('has nothing to compare when no code was ever asked for', async () => {
    const answer = await sms.check(newVerification(), ['123456'])
    expect(answer).toEqual({ outcome: 'no-live-code', triesLeft: 5, codesLeft: 3 })
  })

  it('has nothing to compare after a stop', async () => {
    const { code, check, verification } = await startTexted()
    await sms.stop(verification)
    expect(await check([code])).toEqual({ outcome: 'no-live-code', triesLeft: 5, codesLeft: 2 })
  })

  it('judges the lifetime by when the reply was received, from when the text was sent', async () => {
    const { code, check } = await startTexted()
    const sentAt = sms.clock.now().getTime()
    sms.clock.advance({ seconds: 3600 })
    const late = { receivedAt: new Date(sentAt + 600_001) }
    expect(await check([code], late)).toEqual({ outcome: 'too-late', triesLeft: 5, codesLeft: 2 })
    expect(await check([wrongCode(code)], late)).toMatchObject({ outcome: 'wrong', triesLeft: 4 })
    const inTime = { receivedAt: new Date(sentAt + 600_000) }
    expect(await check([code], inTime)).toMatchObject({ outcome: 'matched', triesLeft: 4 })
  })

  it.each([-31, 31])(
    'has nothing to compare with a reply received %i s from now',
    async (offset) => {
      const { code, check } = await startTexted()
      const receivedAt = new Date(sms.clock.now().getTime() + offset * 1000)
      expect(await check([code], { receivedAt })).toMatchObject({ outcome: 'no-live-code' })
    },
  )

  it('does not match in another case or verification', async () => {
    const { code, verification } = await startTexted()
    for (const other of [{ caseId: randomUUID() }, { verificationId: randomUUID() }])
      expect(await sms.check({ ...verification, ...other }, [code])).toMatchObject({
        outcome: 'no-live-code',
      })
  })
})

describe('the same reply again', () => {
  it('gets the same answer when it was wrong, and costs no more', async () => {
    const { code, check } = await startTexted()
    const replyId = randomUUID()
    const wrong = { outcome: 'wrong', triesLeft: 4, codesLeft: 2 }
    expect(await check([wrongCode(code)], { replyId })).toEqual(wrong)
    expect(await check([wrongCode(code)], { replyId })).toEqual(wrong)
    expect(await check([code], { replyId })).toEqual(wrong)
    expect(await check([wrongCode(code, 2)])).toMatchObject({ triesLeft: 3 })
  })

  it('gets the same answer when it matched, also after the verification was stopped', async () => {
    const { code, check, verification } = await startTexted()
    const replyId = randomUUID()
    expect(await check([code], { replyId })).toEqual(matched)
    await sms.stop(verification)
    expect(await check([code], { replyId })).toEqual(matched)
  })

  it('gets the same answer when there was nothing to compare', async () => {
    const verification = newVerification()
    const replyId = randomUUID()
    await sms.check(verification, ['123456'], { replyId })
    const code = await textCode(sms, verification)
    const again = await sms.check(verification, [code], { replyId })
    expect(again).toEqual({ outcome: 'no-live-code', triesLeft: 5, codesLeft: 3 })
  })

  it('costs one try when it comes many times at once', async () => {
    const { code, check } = await startTexted()
    const replyId = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => check([wrongCode(code)], { replyId })),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ outcome: 'wrong', triesLeft: 4 })
    expect(await check([wrongCode(code)])).toMatchObject({ triesLeft: 3 })
  })
})

describe('replies at once', () => {
  it('match one of two that hold the right code', async () => {
    const { code, check } = await startTexted()
    const answers = await Promise.all([check([code]), check([code]), check([code])])
    const outcomes = answers.map((answer) => ('outcome' in answer ? answer.outcome : 'refused'))
    expect(outcomes.filter((outcome) => outcome === 'matched')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'no-live-code')).toHaveLength(2)
  })

  it('never compare more than five candidates in vain', async () => {
    const { code, check, verification } = await startTexted()
    const wrong = Array.from({ length: 10 }, (_, step) => wrongCode(code, step + 1))
    const answers = await Promise.all(wrong.map((candidate) => check([candidate])))
    expect(new Set(answers.map((answer) => 'outcome' in answer && answer.outcome))).toEqual(
      new Set(['wrong']),
    )
    const { counted } = await sms.context.db
      .selectFrom('codeCheck')
      .select(({ fn }) => fn.sum('counted').as('counted'))
      .where('caseId', '=', verification.caseId)
      .executeTakeFirstOrThrow()
    expect(Number(counted)).toBe(5)
    expect(await check([code])).toMatchObject({ outcome: 'wrong', triesLeft: 0 })
  })
})
