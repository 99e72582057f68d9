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
  'starttls-needed': [530, '5.7.0', 'issue STARTTLS first'],
  'authentication-needed': [530, '5.7.0', 'authenticate first'],
  'wrong-credentials': [535, '5.7.8', 'the client or its secret is wrong'],
  'may-not-send': [535, '5.7.8', 'this client may not send'],
  'too-many-failures': [454, '4.7.0', 'too many failures, try again in a minute'],
  'sign-in-away': [454, '4.7.0', 'nobody can be signed in now, try again later'],
  'recipient-syntax': [550, '5.7.1', 'the recipient is not one plain address'],
  'one-recipient': [550, '5.7.1', 'a message has one recipient, who stands alone in To'],
  'our-error': [451, '4.3.0', 'the message could not be kept, try again later'],
} as const satisfies Record<string, readonly [reply: number, enhanced: string, words: string]>

export type Refusal = keyof typeof refusals

/** The refusal as smtp-server takes it. */
export function refuse(refusal: Refusal): Error & { responseCode: number } {
  const [responseCode, enhanced, words] = refusals[refusal]
  return withCode(responseCode, `${enhanced} ${words}`)
}

/**
 * The same for a client of our own, with the code of the refusal behind its words: what is refused for good is
 * `550 5.7.1`, whatever the reason, except for what has to be done first.
 */
export function refuseSubmission(refusal: Refusal): Error & { responseCode: number } {
  const [responseCode, enhanced, words] = refusals[refusal]
  const said = `${words} (${refusal})`
  const isForGood = responseCode >= 550
  return isForGood ? withCode(550, `5.7.1 ${said}`) : withCode(responseCode, `${enhanced} ${said}`)
}

/** An answer as smtp-server takes it, `words` beginning with the code of RFC 3463. */
export function withCode(responseCode: number, words: string): Error & { responseCode: number } {
  return Object.assign(new Error(words), { responseCode })
}

/**
 * Whether nothing more is heard from who brought such a message: what is in it is no accident, and what
 * stands behind its end may be words that another server took for a part of it (Postfix hangs up too).
 */
export function endsSession(refusal: Refusal): boolean {
  return ['bare-line-feed', 'bare-carriage-return', 'nul-byte'].includes(refusal)
}
