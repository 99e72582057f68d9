import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { beginSending } from '../src/jobs/send-text.ts'
import { countCheck } from '../src/routes/check-code.ts'
import {
  e164,
  newVerification,
  readCode,
  type SmsCode,
  startSmsCode,
  textCode,
  textIdOf,
  type Verification,
  wrongCode,
} from './sms-code.ts'

const caller = {
  subject: 'email-verification',
  clientId: 'email-verification',
  scopes: new Set<string>(),
  kind: 'client',
  areas: null,
} as const

/** The process dies after the tries were counted and before anything was compared. */
async function dieAfterCounting(sms: SmsCode, verification: Verification, candidates: string[]) {
  const replyId = randomUUID()
  const { caseId, verificationId } = verification
  const receivedAt = sms.clock.now()
  const check = { caseId, verificationId, replyId, candidates, receivedAt, caller }
  expect(await countCheck(sms.context, check)).toBeNull()
  return replyId
}

describe('a process that dies between counting and comparing', () => {
  it('has taken the try, and the same reply again is compared without taking another', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const code = await textCode(sms, verification)
    const replyId = await dieAfterCounting(sms, verification, [wrongCode(code)])
    const other = await sms.check(verification, [wrongCode(code, 2)])
    expect(other).toMatchObject({ triesLeft: 3 })
    const again = await sms.check(verification, [wrongCode(code)], { replyId })
    expect(again).toEqual({ outcome: 'wrong', triesLeft: 3, codesLeft: 2 })
  })

  it('gives the tries back when the right code is compared at last, although no try was left', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const code = await textCode(sms, verification)
    const replyId = await dieAfterCounting(sms, verification, [wrongCode(code), code])
    await sms.check(
      verification,
      [1, 2, 3].map((step) => wrongCode(code, step)),
    )
    expect(await sms.check(verification, [code])).toMatchObject({ outcome: 'wrong', triesLeft: 0 })
    const again = await sms.check(verification, [wrongCode(code), code], { replyId })
    expect(again).toMatchObject({ outcome: 'matched', triesLeft: 2 })
  })

  it('gives no free try to a reply that comes again with more candidates', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const code = await textCode(sms, verification)
    const replyId = await dieAfterCounting(sms, verification, [wrongCode(code)])
    const again = await sms.check(verification, [wrongCode(code), code], { replyId })
    expect(again).toMatchObject({ outcome: 'wrong', triesLeft: 4 })
  })

  it('gives the tries back when the verification was stopped meanwhile', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const code = await textCode(sms, verification)
    const replyId = await dieAfterCounting(sms, verification, [code])
    await sms.stop(verification)
    const again = await sms.check(verification, [code], { replyId })
    expect(again).toEqual({ outcome: 'no-live-code', triesLeft: 5, codesLeft: 2 })
  })
})

describe('a process that dies while a text is sent', () => {
  it('texts once when it died before Twilio was asked', async () => {
    await using sms = await startSmsCode()
    const verification = newVerification()
    const issued = await sms.issue(verification)
    const key = { caseId: verification.caseId, textId: textIdOf(issued) }
    expect(await beginSending(sms.context, key)).not.toBeNull()
    await sms.send(verification, issued)
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toHaveLength(1)
    expect(await sms.readText(verification, issued)).toMatchObject({ status: 'sent' })
  })

  it('texts once when it died after Twilio took the text and before that was stored', async () => {
    await using sms = await startSmsCode({ settings: { PUBLIC_URL: 'http://127.0.0.1:1' } })
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault('lost-answer')
    await expect(sms.send(verification, issued)).rejects.toThrow('twilio-ECONNRESET')
    expect(await sms.readText(verification, issued)).toMatchObject({ status: 'waiting' })
    sms.twilio.setFault(null)
    await sms.send(verification, issued)
    const [text, second] = sms.twilio.texts(e164)
    expect(second).toBeUndefined()
    expect(await sms.readText(verification, issued)).toMatchObject({
      status: 'sent',
      twilioSid: text?.sid,
      sentAt: sms.clock.now(),
    })
  })

  it('lets the code match before anybody has stored that the text was sent', async () => {
    await using sms = await startSmsCode({ settings: { PUBLIC_URL: 'http://127.0.0.1:1' } })
    const verification = newVerification()
    const issued = await sms.issue(verification)
    sms.twilio.setFault('lost-answer')
    await expect(sms.send(verification, issued)).rejects.toThrow()
    const code = readCode(sms)
    expect(await sms.check(verification, [code])).toMatchObject({ outcome: 'matched' })
    sms.twilio.setFault(null)
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toHaveLength(1)
    expect(await sms.readText(verification, issued)).toMatchObject({ status: 'sent' })
  })

  it('takes the text of another code for another text', async () => {
    await using sms = await startSmsCode({ settings: { PUBLIC_URL: 'http://127.0.0.1:1' } })
    await textCode(sms, newVerification())
    const verification = newVerification()
    const issued = await sms.issue(verification)
    await beginSending(sms.context, { caseId: verification.caseId, textId: textIdOf(issued) })
    await sms.send(verification, issued)
    expect(sms.twilio.texts(e164)).toHaveLength(2)
  })
})
