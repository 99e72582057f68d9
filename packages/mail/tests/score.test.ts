import { describe, expect, it } from 'vitest'
import { authenticateMail, decideReply, type ReplyDecision, readReply } from '../src/index.ts'
import { type CorpusMail, corpusReplyAddress, liveCode, loadCorpus } from './corpus.ts'
import { signMail, usualFields } from './dkim-signer.ts'
import { keyRecord, privateKey } from './signed-mail.ts'
import { zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:06:00Z')
const nobody = { remoteAddress: null, helo: null, mailFrom: null }
const stranger = {
  remoteAddress: '192.0.2.99',
  helo: 'mx.stranger.example',
  mailFrom: 'eve@stranger.example',
}
const victim = 'sian@example.com'
const key = keyRecord(privateKey)
const keyText = key.type === 'TXT' ? key.text : ''

/** Decides on a mail as email-verification does, for the best case of whoever sent it: it knows the token. */
async function decide(mail: CorpusMail, isSigned: boolean): Promise<ReplyDecision> {
  const domain = await domainOf(mail)
  const raw = isSigned && domain ? signed(mail.raw, domain) : mail.raw
  const connection = mail.expected.connection ?? (isSigned ? nobody : stranger)
  const reply = await readReply(raw)
  const verification = {
    preferredAddress: isSigned ? (reply.from ?? victim) : victim,
    replyAddress: corpusReplyAddress,
    matchedBy: ['token', 'reference', 'from'] as const,
  }
  const facts = { reply, mailFrom: connection.mailFrom, verification }
  const first = decideReply({ ...facts, verdict: null })
  if (first.kind !== 'authenticate') return first
  const { resolver } = zoneResolver({
    [`s1._domainkey.${domain}`]: keyText,
    [`_dmarc.${domain}`]: 'v=DMARC1; p=reject',
    'example.com': 'v=spf1 ip4:192.0.2.1 -all',
    'stranger.example': 'v=spf1 ip4:192.0.2.99 -all',
  })
  return decideReply({
    ...facts,
    verdict: await authenticateMail(raw, connection, { resolver, now }),
  })
}

async function domainOf({ raw }: CorpusMail): Promise<string | undefined> {
  return (await readReply(raw)).from?.split('@').at(-1)
}

function signed(raw: Buffer, domain: string): Buffer {
  // As the large providers do: every field that says how the body is to be read
  const fields = `${usualFields}:Content-Transfer-Encoding:In-Reply-To:References`
  return Buffer.from(signMail(raw.toString('latin1'), { domain, fields }), 'latin1')
}

/** A decision in one word. */
function wordFor(decision: ReplyDecision): string {
  return 'reason' in decision ? `${decision.kind}: ${decision.reason}` : decision.kind
}

function isBelieved(decision: ReplyDecision): boolean {
  return decision.kind === 'check-code' && decision.candidates.includes(liveCode)
}

function isUnderstood(decision: ReplyDecision, { expected }: CorpusMail): boolean {
  return (
    decision.kind === 'check-code' &&
    (expected.codes ?? []).every((code) => decision.candidates.includes(code))
  )
}

/** What a miss may become: a person looks, or the sender is told what to do. */
const helped = new Set([
  'no-code',
  'hold: texts-disagree',
  'hold: unreadable',
  'hold: too-many-codes',
])

async function tally(group: string, isSigned: boolean, isGood: typeof isUnderstood) {
  const words = new Map<string, string[]>()
  let good = 0
  const mails = loadCorpus(group)
  for (const mail of mails) {
    const decision = await decide(mail, isSigned)
    if (isGood(decision, mail)) good++
    else words.set(wordFor(decision), [...(words.get(wordFor(decision)) ?? []), mail.name])
  }
  const lines = Array.from(
    words,
    ([word, names]) =>
      `\n    ${names.length} ${word}${names.length < 5 ? `: ${names.join(', ')}` : ''}`,
  )
  return { good, total: mails.length, words, lines: lines.join('') }
}

const isFalse: typeof isUnderstood = (decision) => isBelieved(decision)

describe('the score', () => {
  it('understands the genuine replies', { timeout: 120_000 }, async () => {
    const score = await tally('genuine', true, isUnderstood)
    process.stdout.write(`genuine replies understood: ${score.good}/${score.total}${score.lines}\n`)
    expect(score.total).toBeGreaterThan(300)
    expect(score.good / score.total).toBeGreaterThanOrEqual(0.99)
    expect([...score.words.keys()].filter((word) => !helped.has(word))).toEqual([])
  })

  it.each([
    ['unclear', true, 75],
    ['automatic', true, 75],
    ['bounces', true, 50],
    ['forged', false, 75],
    ['hostile', false, 50],
  ] as const)(
    'believes none of the %s mails',
    { timeout: 120_000 },
    async (group, isSigned, least) => {
      const score = await tally(group, isSigned, isFalse)
      process.stdout.write(`${group} mails believed: ${score.good}/${score.total}${score.lines}\n`)
      expect(score.total).toBeGreaterThan(least)
      expect(score.good).toBe(0)
    },
  )

  it('would see a false one', async () => {
    const [mail] = loadCorpus('genuine')
    expect(mail && isBelieved(await decide(mail, true))).toBe(true)
    expect(mail && isBelieved(await decide(mail, false))).toBe(false)
  })
})
