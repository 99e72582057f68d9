import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eve,
  goodReply,
  preferredAddress,
  replyAddress,
  verdictOf,
} from '../tests/reply-samples.ts'
import type { Verdict } from './authenticate/verdict.ts'
import { decideReply, type ReplyFacts } from './decide-reply.ts'
import type { Reply } from './read/reply.ts'

const strong = verdictOf('strong', preferredAddress)
const weak = verdictOf('weak', preferredAddress)
const none = verdictOf('none', null)
const retry = verdictOf('retry', null)
const found = { preferredAddress, replyAddress, matchedBy: ['token', 'from'] as const }
const good: ReplyFacts = {
  reply: goodReply,
  mailFrom: preferredAddress,
  verification: found,
  verdict: strong,
}

/** The usual value, but for one time in ten. */
const mostly = <Usual, Other>(usual: Usual, other: fc.Arbitrary<Other>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })

const decide = (change: Partial<ReplyFacts>, inReply: Partial<Reply> = {}) =>
  decideReply({ ...good, ...change, reply: { ...goodReply, ...inReply } })
const bounce = {
  status: '5.1.1',
  permanent: true,
  isReport: true,
  originalMessageId: '<p@reply.example>',
}

describe('decideReply', () => {
  it('asks for the code of a good reply to be checked', () => {
    expect(decide({})).toEqual({ kind: 'check-code', candidates: ['123456'], level: 'strong' })
  })

  it.each<[string, Partial<ReplyFacts>, Partial<Reply>, object]>([
    ['a bounce', {}, { kind: 'bounce', bounce }, { kind: 'bounce', ...bounce }],
    ['automatic mail', {}, { kind: 'automatic' }, { kind: 'ignore', reason: 'automatic' }],
    ['a null reverse path', { mailFrom: '' }, {}, { kind: 'ignore', reason: 'null-reverse-path' }],
    ['no verification', { verification: null }, {}, { kind: 'ignore', reason: 'unknown' }],
    [
      'one match',
      { verification: { ...found, matchedBy: ['from'] } },
      {},
      { kind: 'ignore', reason: 'unknown' },
    ],
    [
      'one match twice',
      { verification: { ...found, matchedBy: ['token', 'token'] } },
      {},
      { kind: 'ignore', reason: 'unknown' },
    ],
    [
      'an unreadable mail',
      {},
      { problem: 'too-complex' },
      { kind: 'hold', reason: 'unreadable', level: null },
    ],
    [
      'an unclear From',
      {},
      { from: null, fromProblem: 'from-many' },
      { kind: 'hold', reason: 'from-unclear', level: null },
    ],
    ['a mail not yet authenticated', { verdict: null }, {}, { kind: 'authenticate' }],
    ['trouble in DNS', { verdict: retry }, {}, { kind: 'retry' }],
    [
      'another From than the authenticated one',
      { verdict: { ...strong, from: eve } },
      {},
      { kind: 'hold', reason: 'from-unclear', level: 'strong' },
    ],
    [
      'another address',
      { verdict: { ...strong, from: eve } },
      { from: eve },
      { kind: 'hold', reason: 'other-address', level: 'strong' },
    ],
    [
      'another address that nobody proved',
      { verdict: none },
      { from: eve },
      { kind: 'hold', reason: 'other-address', level: 'none' },
    ],
    [
      'another Reply-To',
      {},
      { replyTo: [preferredAddress, eve] },
      { kind: 'hold', reason: 'other-reply-to', level: 'strong' },
    ],
    [
      'another Sender',
      {},
      { sender: [eve] },
      { kind: 'hold', reason: 'other-sender', level: 'strong' },
    ],
    [
      'another recipient beside us',
      {},
      { to: [replyAddress, eve] },
      { kind: 'hold', reason: 'other-recipient', level: 'strong' },
    ],
    [
      'a mail that was written to somebody else',
      {},
      { to: ['r-token@reply.example.com'] },
      { kind: 'hold', reason: 'other-recipient', level: 'strong' },
    ],
    [
      'a mail with a sign of a machine',
      {},
      { looksAutomatic: true },
      { kind: 'hold', reason: 'looks-automatic', level: 'strong' },
    ],
    ['a Cc', {}, { cc: [eve] }, { kind: 'hold', reason: 'has-cc', level: 'strong' }],
    [
      'no authentication',
      { verdict: none },
      {},
      { kind: 'hold', reason: 'not-authenticated', level: 'none' },
    ],
    [
      'weak authentication',
      { verdict: weak },
      {},
      { kind: 'hold', reason: 'weak-authentication', level: 'weak' },
    ],
    [
      'weak authentication where it is taken',
      { verdict: weak, verification: { ...found, acceptsWeak: true } },
      {},
      { kind: 'check-code', candidates: ['123456'], level: 'weak' },
    ],
    [
      'no authentication where weak is taken',
      { verdict: none, verification: { ...found, acceptsWeak: true } },
      {},
      { kind: 'hold', reason: 'not-authenticated', level: 'none' },
    ],
    [
      'texts that disagree',
      {},
      { textsDisagree: true },
      { kind: 'hold', reason: 'texts-disagree', level: 'strong' },
    ],
    [
      'four codes',
      {},
      { codes: ['1', '2', '3', '4'] },
      { kind: 'hold', reason: 'too-many-codes', level: 'strong' },
    ],
    [
      'three codes',
      {},
      { codes: ['1', '2', '3'] },
      { kind: 'check-code', candidates: ['1', '2', '3'], level: 'strong' },
    ],
    ['no code', {}, { codes: [] }, { kind: 'no-code', level: 'strong' }],
    [
      'fields that name nobody else',
      {},
      {
        sender: [preferredAddress],
        replyTo: [preferredAddress],
        to: ['other@reply.example', preferredAddress],
        cc: [preferredAddress, replyAddress],
      },
      { kind: 'check-code' },
    ],
    [
      'another recipient where our address is not known',
      { verification: { preferredAddress, matchedBy: ['token', 'from'] } },
      { to: [eve] },
      { kind: 'check-code' },
    ],
    [
      'a Cc where our address is not known',
      { verification: { preferredAddress, matchedBy: ['token', 'from'] } },
      { cc: [eve] },
      { kind: 'hold', reason: 'has-cc' },
    ],
    ['a mail without a connection', { mailFrom: null }, {}, { kind: 'check-code' }],
  ])('has one way for %s', (_, facts, inReply, decision) => {
    expect(decide(facts, inReply)).toMatchObject(decision)
  })

  it('asks nothing of DNS for what it will ignore', () => {
    expect(decide({ verdict: null, verification: null }).kind).toBe('ignore')
    expect(decide({ verdict: null }, { from: null }).kind).toBe('hold')
  })

  it('never reaches the code unless the preferred address was authenticated', () => {
    const address = mostly(preferredAddress, fc.constantFrom(eve, 'sian@example.org'))
    const facts = fc.record({
      mailFrom: mostly(preferredAddress, fc.constantFrom(null, '')),
      verdict: fc.option(
        fc.record({
          level: mostly(
            'strong' as const,
            fc.constantFrom('weak' as const, 'none' as const, 'retry' as const),
          ),
          from: fc.option(address, { freq: 10 }),
        }),
        { freq: 10 },
      ),
      acceptsWeak: fc.boolean(),
      matchedBy: mostly(
        ['token', 'from'] as const,
        fc.array(fc.constantFrom('token' as const, 'reference' as const, 'from' as const), {
          maxLength: 4,
        }),
      ),
      reply: fc.record({
        from: fc.option(address, { freq: 10 }),
        replyTo: fc.array(address, { maxLength: 2 }),
        cc: fc.array(address, { maxLength: 2 }),
        codes: fc.array(fc.stringMatching(/^\d{6}$/), { maxLength: 5 }),
        textsDisagree: fc.boolean(),
        kind: mostly('reply' as const, fc.constant('automatic' as const)),
      }),
    })
    let checked = 0
    fc.assert(
      fc.property(facts, (drawn) => {
        const verdict = drawn.verdict && { ...strong, ...drawn.verdict }
        const verification = {
          ...found,
          acceptsWeak: drawn.acceptsWeak,
          matchedBy: drawn.matchedBy,
        }
        const decision = decide({ mailFrom: drawn.mailFrom, verdict, verification }, drawn.reply)
        if (decision.kind !== 'check-code' && decision.kind !== 'no-code') return
        checked++
        expect(drawn.reply.from).toBe(preferredAddress)
        expect(verdict?.from).toBe(preferredAddress)
        expect(drawn.acceptsWeak ? ['strong', 'weak'] : ['strong']).toContain(verdict?.level)
      }),
      { numRuns: 5000, seed: 1 },
    )
    // Control: the mails do get that far
    expect(checked).toBeGreaterThan(500)
  })
})

/** product.md, *Reading a reply* 8: "none: hold, two people decide". */
describe('a reply that two people accepted', () => {
  const decideAccepted = (verdict: Verdict, inReply: Partial<Reply> = {}) =>
    decide({ verdict, verification: { ...found, isAccepted: true } }, inReply)

  it.each([weak, none])('has its code checked: $level', (verdict) => {
    const { level } = verdict
    expect(decideAccepted(verdict)).toEqual({ kind: 'check-code', candidates: ['123456'], level })
    expect(decideAccepted(verdict, { codes: [] })).toEqual({ kind: 'no-code', level })
  })

  it.each<[string, Partial<Reply>]>([
    ['other-address', { from: eve }],
    ['other-reply-to', { replyTo: [eve] }],
    ['other-sender', { sender: [eve] }],
    ['has-cc', { cc: [eve] }],
    ['other-recipient', { to: [eve] }],
    ['looks-automatic', { looksAutomatic: true }],
    ['texts-disagree', { textsDisagree: true }],
    ['too-many-codes', { codes: ['1', '2', '3', '4'] }],
  ])('is held all the same: %s', (reason, inReply) => {
    expect(decideAccepted(none, inReply)).toMatchObject({ kind: 'hold', reason })
  })
})
