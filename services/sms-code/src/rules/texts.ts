/** Where a text is: it only ever moves towards `delivered` or `failed`, and stays there. */
export type TextStatus = 'waiting' | 'sent' | 'delivered' | 'failed'

/** Why a text failed, in words that are stable and name nobody. */
export type TextFailure =
  | 'no-longer-needed'
  | 'not-sent-in-time'
  | 'not-confirmed'
  | 'not-a-mobile'
  | 'landline'
  | 'opted-out'
  | 'country-not-allowed'
  | 'unreachable'
  | 'blocked'
  | 'unknown-number'
  | 'filtered'
  | 'refused'
  | 'not-delivered'

/** The error codes of Twilio that say something to staff: https://www.twilio.com/docs/api/errors */
const failures: Readonly<Record<string, TextFailure>> = {
  21211: 'not-a-mobile',
  21217: 'not-a-mobile',
  21401: 'not-a-mobile',
  21408: 'country-not-allowed',
  21610: 'opted-out',
  21612: 'unreachable',
  21614: 'not-a-mobile',
  30003: 'unreachable',
  30004: 'blocked',
  30005: 'unknown-number',
  30006: 'landline',
  30007: 'filtered',
}

/**
 * Why Twilio refused a text, or `null` when it may take the same text later: 401, 403 and 404 are mistakes in the
 * settings that somebody may correct, 429 and 5xx pass.
 */
export function explainRefusal(status: number, errorCode: string): TextFailure | null {
  return failures[errorCode] ?? (status === 400 ? 'refused' : null)
}

/** What a delivery receipt says, or `null` when it says nothing new. Receipts come late, twice and out of order. */
export function readReceipt(
  current: TextStatus,
  receipt: { messageStatus: string; errorCode: string },
): { status: 'sent' | 'delivered' } | { status: 'failed'; reason: TextFailure } | null {
  if (current === 'delivered' || current === 'failed') return null
  switch (receipt.messageStatus) {
    case 'delivered':
    case 'read':
      return { status: 'delivered' }
    case 'failed':
    case 'undelivered':
    case 'canceled':
      return { status: 'failed', reason: failures[receipt.errorCode] ?? 'not-delivered' }
    case 'accepted':
    case 'scheduled':
    case 'queued':
    case 'sending':
    case 'sent':
      return current === 'waiting' ? { status: 'sent' } : null
    default:
      return null
  }
}

/** What to do about a text that waits: send it, or give it up because nobody would want it any more. */
export function decideSending(
  text: { createdAt: Date; isLive: boolean },
  now: Date,
  lifetimeSeconds: number,
): 'send' | 'no-longer-needed' | 'not-sent-in-time' {
  if (!text.isLive) return 'no-longer-needed'
  const isOld = now.getTime() > text.createdAt.getTime() + lifetimeSeconds * 1000
  return isOld ? 'not-sent-in-time' : 'send'
}
