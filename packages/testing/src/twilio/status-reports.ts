import { randomUUID } from 'node:crypto'
import twilio from 'twilio'
import type { Journal } from '../journal.ts'
import type { KeptText, TextStatus } from './text.ts'

export interface Account {
  accountSid: string
  authToken: string
}

/**
 * Takes a text to its fate, and posts each status to its callback as Twilio does: a form, signed
 * with X-Twilio-Signature, in order, never tried again.
 */
export async function deliverText(options: {
  text: KeptText
  texts: Journal<KeptText>
  account: Account
  signal: AbortSignal
}): Promise<void> {
  let text = options.text
  const rest: TextStatus[] = text.status === 'queued' ? ['sent', text.fate] : [text.fate]
  await report(text, options)
  for (const status of rest) {
    if (options.signal.aborted) return
    const errorCode = status === 'undelivered' ? 30003 : null
    text = { ...text, status, errorCode, updatedAt: new Date().toISOString() }
    await options.texts.put(text)
    await report(text, options)
  }
}

async function report(
  text: KeptText,
  { account, signal }: { account: Account; signal: AbortSignal },
): Promise<void> {
  const url = text.statusCallback
  if (!url) return
  const form: Record<string, string> = {
    AccountSid: account.accountSid,
    ApiVersion: '2010-04-01',
    From: text.from,
    MessageSid: text.sid,
    MessageStatus: text.status,
    SmsSid: text.sid,
    SmsStatus: text.status,
    To: text.to,
    ...(text.messagingServiceSid && { MessagingServiceSid: text.messagingServiceSid }),
    ...(text.errorCode && { ErrorCode: String(text.errorCode) }),
  }
  const request = {
    method: 'POST',
    headers: {
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': randomUUID(),
      'x-twilio-signature': twilio.getExpectedTwilioSignature(account.authToken, url, form),
    },
    body: new URLSearchParams(form),
  }
  for (let times = text.isReportedTwice ? 2 : 1; times > 0; times--) {
    try {
      const timeout = AbortSignal.timeout(5000)
      const response = await fetch(url, { ...request, signal: AbortSignal.any([signal, timeout]) })
      await response.body?.cancel()
    } catch {
      // whoever does not answer has missed it: Twilio does not try again either
    }
  }
}
