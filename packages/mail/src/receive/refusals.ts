/** What the listener says when it does not take a message: reply code, RFC 3463 code, words. */
const refusals = {
  'too-many-connections': [421, '4.7.0', 'too many connections from your address'],
  'too-many-commands': [421, '4.7.0', 'too many commands'],
  'too-many-messages': [451, '4.7.1', 'too many messages from your address, try again later'],
  'too-busy': [451, '4.3.1', 'too many messages at once, try again later'],
  'too-slow': [421, '4.4.2', 'the message takes too long'],
  'unknown-parameter': [555, '5.5.4', 'a parameter is not known'],
  'non-ascii-sender': [553, '5.6.7', 'SMTPUTF8 is not offered'],
  'too-many-pieces': [554, '5.6.0', 'the message comes in too many pieces'],
  relay: [550, '5.7.1', 'we do not relay'],
  'too-large': [552, '5.3.4', 'the message is too large'],
  'bare-line-feed': [554, '5.6.0', 'lines must end in CRLF'],
  'bare-carriage-return': [554, '5.6.0', 'lines must end in CRLF'],
  'nul-byte': [554, '5.6.0', 'a message must not hold NUL'],
  'line-too-long': [554, '5.6.0', 'a line is too long'],
  'header-too-long': [554, '5.6.0', 'the header is too long'],
  'too-many-header-fields': [554, '5.6.0', 'the header has too many fields'],
  incomplete: [451, '4.4.2', 'the message did not come whole'],
  'our-error': [451, '4.3.0', 'the message could not be kept, try again later'],
} as const satisfies Record<string, readonly [reply: number, enhanced: string, words: string]>

export type Refusal = keyof typeof refusals

/** The refusal as smtp-server takes it. */
export function refuse(refusal: Refusal): Error & { responseCode: number } {
  const [responseCode, enhanced, words] = refusals[refusal]
  return Object.assign(new Error(`${enhanced} ${words}`), { responseCode })
}

/**
 * Whether nothing more is heard from who brought such a message: what is in it is no accident, and what
 * stands behind its end may be words that another server took for a part of it (Postfix hangs up too).
 */
export function endsSession(refusal: Refusal): boolean {
  return ['bare-line-feed', 'bare-carriage-return', 'nul-byte'].includes(refusal)
}
