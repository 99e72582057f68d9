import type { Verdict } from '../src/authenticate/verdict.ts'
import type { Reply } from '../src/read/reply.ts'

export const preferredAddress = 'sian@example.com'
export const replyAddress = 'r-token@reply.example'
export const eve = 'eve@example.com'

/** As a person answers: from the preferred address, to us alone, with one code. */
export const goodReply: Reply = {
  kind: 'reply',
  from: preferredAddress,
  fromProblem: null,
  problem: null,
  codes: ['123456'],
  textsDisagree: false,
  messageId: '<1@example.com>',
  references: [],
  tokens: [],
  looksAutomatic: false,
  replyTo: [],
  sender: [],
  to: [replyAddress],
  cc: [],
  subject: 'Re: Cod',
  bounce: null,
}

export function verdictOf(level: Verdict['level'], from: string | null): Verdict {
  return { level, from, reasons: [], dkim: [], spf: null, dmarc: null }
}
