import { describe, expect, it } from 'vitest'
import type { Verdict } from './authenticate/verdict.ts'
import { decideReply } from './decide-reply.ts'
import type { Reply } from './read/reply.ts'

const preferredAddress = 'sian@example.com'
const replyAddress = 'r-token@reply.example'

const reply: Reply = {
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
const levels: Record<'weak' | 'none', Verdict> = {
  weak: { level: 'weak', from: preferredAddress, reasons: [], dkim: [], spf: null, dmarc: null },
  none: { level: 'none', from: null, reasons: [], dkim: [], spf: null, dmarc: null },
}

/** product.md, *Reading a reply* 8: "none: hold, two people decide". */
describe('a reply that two people accepted', () => {
  it.each(['weak', 'none'] as const)('has its code checked: %s', (level) => {
    expect(decide(level)).toEqual({ kind: 'check-code', candidates: ['123456'], level })
    expect(decide(level, { codes: [] })).toEqual({ kind: 'no-code', level })
  })

  it.each<[string, Partial<Reply>]>([
    ['other-address', { from: 'mair@example.com' }],
    ['other-reply-to', { replyTo: ['mair@example.com'] }],
    ['other-sender', { sender: ['mair@example.com'] }],
    ['has-cc', { cc: ['mair@example.com'] }],
    ['other-recipient', { to: ['mair@example.com'] }],
    ['looks-automatic', { looksAutomatic: true }],
    ['texts-disagree', { textsDisagree: true }],
    ['too-many-codes', { codes: ['1', '2', '3', '4'] }],
  ])('is held all the same: %s', (reason, inReply) => {
    expect(decide('none', inReply)).toMatchObject({ kind: 'hold', reason })
  })
})

function decide(level: 'weak' | 'none', inReply: Partial<Reply> = {}) {
  return decideReply({
    reply: { ...reply, ...inReply },
    mailFrom: preferredAddress,
    verdict: levels[level],
    verification: {
      preferredAddress,
      replyAddress,
      matchedBy: ['token', 'from'],
      isAccepted: true,
    },
  })
}
