import { type ProblemCode, problems } from '@gwirio/contracts'

/** What the header of a submitted message can lack, and what the client is told. */
const headerProblems = {
  'header-malformed': 'the header is not one that every program reads alike',
  'parts-malformed': 'its parts are not ones that every program takes apart alike',
  'field-repeated': 'a field stands in the header twice',
  'other-recipients': 'Cc, Bcc and Resent fields name others: one message goes to one party',
  'read-receipt': 'a receipt that the reader sends may give them away: leave its field out',
  'from-not-ours': 'From is not one mailbox of our domains',
  'to-not-one': 'To is not one mailbox',
  'recipient-differs': 'the recipient of the envelope is not the one in To',
  'reply-not-ours': 'Sender or Reply-To is not one mailbox of our domains',
  'message-id-missing': 'a Message-ID is needed, so that a repeat is known again',
  'subject-not-readable': 'the subject holds control characters',
  'party-missing':
    'X-Gwirio-Case and X-Gwirio-Party, or [gwirio CASE PARTY] in the subject, are missing',
  'party-named-twice': 'case and party are named more than once',
  'party-malformed': 'the reference of the case or of the party is not of its form',
  'field-unknown': 'an X-Gwirio field is not known',
  'field-value': 'X-Gwirio-Kind or X-Gwirio-Reference is not of its form',
} as const satisfies Record<string, string>

export type HeaderProblem = keyof typeof headerProblems

export function wordsOfHeader(problem: HeaderProblem): string {
  return headerProblems[problem]
}

/** The words of a refusal, as over HTTP, on one line. */
export function wordsOf(code: ProblemCode): string {
  const [, title, remedy] = problems[code]
  return `${title}. ${remedy}`
}
