import type { NodemailerError } from 'nodemailer'
import { type FailedDelivery, failure } from './delivery.ts'

/** What came of trying one address of one server. */
export interface Attempt<Result> {
  readonly result: Result
  /** False when the answer is that of the domain, and another of its servers would give the same. */
  readonly mayTryNext: boolean
}

const lostConnections = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'])

/**
 * What an error of a session means that came before the end of the message left.
 *
 * @param isUpgrading whether it came in the TLS handshake
 */
export function judgeError(
  error: NodemailerError,
  { host, isUpgrading }: { host: string; isUpgrading: boolean },
): Attempt<FailedDelivery> {
  const { responseCode, code, command } = error
  if (responseCode) return judgeAnswer(error, host)
  if (code === 'ECLOSING') return final(failure('deferred', 'closing', host))
  if (code === 'ETIMEDOUT') return next(failure('deferred', 'timeout', host))
  if (isUpgrading && !lostConnections.has(String(error.originalCode)))
    return next(failure('no-tls', 'tls-failed', host))
  // The server said before that it takes no message of this size
  if (code === 'EMESSAGE' && command === 'MAIL FROM')
    return final(failure('refused', 'message-too-large', host))
  return next(failure('deferred', code === 'EPROTOCOL' ? 'protocol' : 'connection-lost', host))
}

/** A server's refusal: 4xx for now, 5xx for good where it is about the message and not about the session. */
export function judgeAnswer(error: NodemailerError, host: string): Attempt<FailedDelivery> {
  const { responseCode = 0, command, code } = error
  const isPermanent = responseCode >= 500
  if (isPermanent && (command === 'STARTTLS' || command === 'EHLO'))
    return next({ ...answered('no-tls', error, host), code: 'no-starttls' })
  const isAboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE'
  if (isPermanent && isAboutMessage) return final(answered('refused', error, host))
  return next(answered('deferred', error, host))
}

function answered(
  outcome: FailedDelivery['outcome'],
  { responseCode, response }: NodemailerError,
  host: string,
): FailedDelivery {
  const remoteAnswer = cleanAnswer(String(response ?? ''))
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(remoteAnswer)?.[1] ?? null
  return { outcome, code: `smtp-${responseCode}`, status, remoteHost: host, remoteAnswer }
}

/** One line of bounded length, without control characters. */
export function cleanAnswer(answer: string): string {
  return answer
    .slice(0, 1_000)
    .replace(/\p{C}+/gu, ' ')
    .trim()
}

export function next<Result>(result: Result): Attempt<Result> {
  return { result, mayTryNext: true }
}

export function final<Result>(result: Result): Attempt<Result> {
  return { result, mayTryNext: false }
}
