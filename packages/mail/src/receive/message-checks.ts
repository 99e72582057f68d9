import { maxHeaderBytes } from '../message/header-fields.ts'

export interface MessageLimits {
  /** Size of one line in bytes, without its CRLF. RFC 5322 §2.1.1 says 998; real senders exceed it. */
  readonly maxLineBytes: number
  readonly maxHeaderFields: number
  readonly maxHeaderBytes: number
}

/** The size of a message that every way in takes, unless it says otherwise (product page, *Numbers*). */
export const defaultMaxMessageBytes = 1_048_576

/** What every way in takes, unless it says otherwise. */
export const messageLimits: MessageLimits = {
  maxLineBytes: 10_000,
  maxHeaderFields: 500,
  maxHeaderBytes,
}

export type MessageProblem =
  | 'bare-line-feed'
  | 'bare-carriage-return'
  | 'nul-byte'
  | 'line-too-long'
  | 'header-too-long'
  | 'too-many-header-fields'

const LF = 0x0a
const CR = 0x0d

/**
 * Finds what makes a message unfit to be stored, or null. Lines end in CRLF and in nothing else
 * (RFC 5321 §2.3.8): what two servers read differently is how a second message is smuggled in.
 */
export function findMessageProblem(raw: Uint8Array, limits: MessageLimits): MessageProblem | null {
  let lineStart = 0
  let isHeader = true
  let fields = 0
  for (let at = 0; at <= raw.length; at++) {
    const byte = raw[at]
    if (byte === 0) return 'nul-byte'
    if (byte === LF && raw[at - 1] !== CR) return 'bare-line-feed'
    if (byte === CR && raw[at + 1] !== LF) return 'bare-carriage-return'
    if (byte !== CR && byte !== undefined) continue

    if (at - lineStart > limits.maxLineBytes) return 'line-too-long'
    if (isHeader) {
      if (at > limits.maxHeaderBytes) return 'header-too-long'
      if (!isFolded(raw[lineStart])) fields++
      if (fields > limits.maxHeaderFields) return 'too-many-header-fields'
      isHeader = at > lineStart
    }
    lineStart = at + 2
  }
  return null
}

function isFolded(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09
}
