import { describe, expect, it } from 'vitest'
import {
  eve,
  goodReply,
  replyAddress as ours,
  preferredAddress as person,
  verdictOf,
} from '../tests/reply-samples.ts'
import {
  decideReply,
  type HoldReason,
  type ReplyDecision,
  type ReplyFacts,
} from './decide-reply.ts'

type IgnoreReason = Extract<ReplyDecision, { kind: 'ignore' }>['reason']
type Outcome =
  | Exclude<ReplyDecision['kind'], 'hold' | 'ignore'>
  | `hold: ${HoldReason}`
  | `ignore: ${IgnoreReason}`

/** Every way that a reply can go; the compiler knows when one is missing here. */
const outcomes: Record<Outcome, true> = {
  bounce: true,
  authenticate: true,
  retry: true,
  'no-code': true,
  'check-code': true,
  'ignore: automatic': true,
  'ignore: null-reverse-path': true,
  'ignore: unknown': true,
  'hold: unreadable': true,
  'hold: from-unclear': true,
  'hold: other-address': true,
  'hold: other-sender': true,
  'hold: other-reply-to': true,
  'hold: has-cc': true,
  'hold: other-recipient': true,
  'hold: looks-automatic': true,
  'hold: weak-authentication': true,
  'hold: not-authenticated': true,
  'hold: texts-disagree': true,
  'hold: too-many-codes': true,
}

const bounce = { status: null, permanent: false, isReport: true, originalMessageId: null }

/** Each thing that matters, with each value that matters; the first is that of a good reply. */
const choices = {
  machine: [{}, { kind: 'automatic' }, { kind: 'bounce', bounce }, { looksAutomatic: true }],
  from: [{}, { from: eve }, { from: null, fromProblem: 'from-many' }],
  others: [{}, { sender: [eve] }, { replyTo: [eve] }, { cc: [eve] }, { to: [ours, eve] }],
  text: [{}, { problem: 'too-complex' }, { textsDisagree: true }],
  codes: [{}, { codes: [] }, { codes: ['1', '2', '3'] }, { codes: ['1', '2', '3', '4'] }],
  mailFrom: [person, null, ''],
  matchedBy: [['token', 'from'], ['token'], null],
  acceptsWeak: [false, true],
  verdict: [
    verdictOf('strong', person),
    verdictOf('strong', eve),
    verdictOf('weak', person),
    verdictOf('none', null),
    verdictOf('retry', null),
    null,
  ],
} as const

function* walk(): Generator<ReplyFacts> {
  for (const machine of choices.machine)
    for (const from of choices.from)
      for (const others of choices.others)
        for (const text of choices.text)
          for (const codes of choices.codes)
            for (const mailFrom of choices.mailFrom)
              for (const matchedBy of choices.matchedBy)
                for (const acceptsWeak of choices.acceptsWeak)
                  for (const verdict of choices.verdict)
                    yield {
                      reply: { ...goodReply, ...machine, ...from, ...others, ...text, ...codes },
                      mailFrom,
                      verification: matchedBy && {
                        preferredAddress: person,
                        replyAddress: ours,
                        matchedBy,
                        acceptsWeak,
                      },
                      verdict,
                    }
}

const outcomeOf = (decision: ReplyDecision): Outcome =>
  decision.kind === 'hold' || decision.kind === 'ignore'
    ? (`${decision.kind}: ${decision.reason}` as Outcome)
    : decision.kind

describe('a walk through all that matters', () => {
  const steps = Array.from(walk(), (facts) => ({ facts, decision: decideReply(facts) }))
  const of = (...kinds: ReplyDecision['kind'][]) =>
    steps.filter(({ decision }) => kinds.includes(decision.kind))

  it('comes to every way that a reply can go, and to no other', () => {
    const reached = new Set(steps.map(({ decision }) => outcomeOf(decision)))
    expect(reached).toEqual(new Set(Object.keys(outcomes)))
  })

  it('compares a code only for the person, proved and alone with us', () => {
    for (const { facts, decision } of of('check-code', 'no-code')) {
      const { reply, verdict, verification } = facts
      expect([reply.from, verdict?.from]).toEqual([person, person])
      expect(verification?.acceptsWeak ? ['strong', 'weak'] : ['strong']).toContain(verdict?.level)
      expect([...reply.sender, ...reply.replyTo, ...reply.cc, ...reply.to]).toEqual([ours])
      expect([reply.kind, reply.looksAutomatic, reply.problem]).toEqual(['reply', false, null])
      expect(reply.codes.length > 0).toBe(decision.kind === 'check-code')
      expect(reply.codes.length).toBeLessThanOrEqual(3)
    }
    expect(of('check-code').length).toBeGreaterThan(10)
  })

  it('asks DNS only for what a verdict can change', () => {
    for (const { facts } of of('authenticate', 'retry')) {
      expect(facts.verdict?.level ?? 'retry').toBe('retry')
      expect(facts.reply.from).not.toBeNull()
      expect(facts.mailFrom).not.toBe('')
      expect(new Set(facts.verification?.matchedBy).size).toBe(2)
    }
    const decided = steps.filter(({ facts }) => facts.verdict?.level === 'retry')
    expect(decided.some(({ decision }) => decision.kind === 'check-code')).toBe(false)
  })

  it('says with a hold how far its reason can be believed', () => {
    for (const { facts, decision } of of('hold')) {
      if (decision.kind !== 'hold') continue
      const isEarly = decision.level === null
      expect(isEarly ? facts.reply.from === null || facts.reply.problem !== null : true).toBe(true)
      if (!isEarly) expect(decision.level).toBe(facts.verdict?.level)
    }
  })
})
