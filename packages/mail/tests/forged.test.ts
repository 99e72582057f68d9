import { describe, expect, it } from 'vitest'
import {
  authenticateMail,
  type Connection,
  decideReply,
  type ReplyDecision,
  readReply,
} from '../src/index.ts'
import { corpusReplyAddress, liveCode, loadCorpus } from './corpus.ts'
import { signMail } from './dkim-signer.ts'
import { composeMail, keyRecord, privateKey } from './signed-mail.ts'
import { zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:06:00Z')
const published = keyRecord(privateKey)
const record = published.type === 'TXT' ? published.text : ''
const { resolver } = zoneResolver({
  'example.com': 'v=spf1 ip4:192.0.2.1 -all',
  's1._domainkey.example.com': record,
  's1._domainkey.stranger.example': record,
  's1._domainkey.forwarder.example': record,
  's1._domainkey.com': record,
  'stranger.example': 'v=spf1 ip4:192.0.2.99 -all',
  '_dmarc.stranger.example': 'v=DMARC1; p=reject',
})
const stranger = { remoteAddress: '192.0.2.99', helo: 'mx.stranger.example' }
const connections: Record<string, Connection> = {
  'as the person': { ...stranger, mailFrom: 'sian@example.com' },
  'as themselves': { ...stranger, mailFrom: 'eve@stranger.example' },
  'as a name that is none': { ...stranger, mailFrom: 'eve@example.com\0.stranger.example' },
  'in our mailbox': { remoteAddress: null, helo: null, mailFrom: null },
}

/** For the worst of senders: they know the token, and we believe an edge, a forwarder and SPF. */
async function decide(raw: Buffer, connection: Connection): Promise<ReplyDecision> {
  const verdict = await authenticateMail(raw, connection, {
    resolver,
    now,
    edge: { authservId: 'mx.gwirio.example', hopsBehind: 0 },
    arcForwarders: ['forwarder.example'],
  })
  const verification = {
    preferredAddress: 'sian@example.com',
    replyAddress: corpusReplyAddress,
    matchedBy: ['token', 'reference', 'from'] as const,
    acceptsWeak: true,
  }
  const reply = await readReply(raw)
  return decideReply({ reply, mailFrom: connection.mailFrom, verification, verdict })
}

const sign = (raw: Buffer, domain: string) =>
  Buffer.from(signMail(raw.toString('latin1'), { domain }), 'latin1')

const mails = loadCorpus('forged')
const isAboutContent = (name: string) => name.startsWith('signed-')
const unsigned = mails.filter(({ name }) => !isAboutContent(name))
const signed = mails.filter(({ name }) => isAboutContent(name))

describe('a forged mail', () => {
  it.each(mails.map((mail) => [mail.name, mail] as const))(
    'is read: %s',
    async (_, { raw, reply }) => {
      expect(await readReply(raw)).toMatchObject(reply)
    },
  )

  it.each(unsigned.map((mail) => [mail.name, mail] as const))('is held: %s', async (_, { raw }) => {
    for (const connection of Object.values(connections)) {
      for (const form of [raw, sign(raw, 'stranger.example')]) {
        expect((await decide(form, connection)).kind).toBe('hold')
      }
    }
  })

  it.each(signed.map((mail) => [mail.name, mail] as const))(
    'does not make the person say the code: %s',
    async (_, { raw }) => {
      for (const connection of Object.values(connections)) {
        const decision = await decide(sign(raw, 'example.com'), connection)
        expect(decision.kind === 'check-code' && decision.candidates.includes(liveCode)).toBe(false)
        // Who can show that it is theirs is not held for that
        expect(decision).not.toMatchObject({ reason: 'not-authenticated' })
      }
    },
  )

  it('would be believed if the person had written it', async () => {
    const raw = Buffer.from(composeMail().replace('r-token@reply.example', corpusReplyAddress))
    for (const connection of Object.values(connections)) {
      expect(await decide(sign(raw, 'example.com'), connection)).toMatchObject({
        kind: 'check-code',
        candidates: [liveCode],
        level: 'strong',
      })
    }
  })

  it('stands here in sixty ways and more', () => {
    expect(unsigned.length).toBeGreaterThan(60)
    expect(signed.length).toBeGreaterThan(15)
  })
})
