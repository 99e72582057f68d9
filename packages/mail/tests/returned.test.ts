import { describe, expect, it } from 'vitest'
import {
  type Original,
  type Returned,
  type ReturnedMail,
  readReturnedMail,
  type Verdict,
  witnessOf,
} from '../src/index.ts'
import { loadCorpus, loadMails } from './corpus.ts'

type Entry = {
  note: string
  returned: (Partial<Returned> & { original?: Partial<Original> }) | null
} & Partial<ReturnedMail>

describe('what comes back about a letter', () => {
  const mails = loadMails<Entry>('returned')

  it.each(mails.map((mail) => [mail.name, mail] as const))('%s', (_, { raw, expected }) => {
    const { note: __, ...read } = expected
    expect(readReturnedMail(raw)).toMatchObject(read)
  })

  it('is a failure, a delay or a complaint for every bounce of the corpus', () => {
    const bounces = loadCorpus('bounces')
    expect(bounces.length).toBeGreaterThan(50)
    for (const { name, raw, reply } of bounces) {
      const { returned } = readReturnedMail(raw)
      const { isPermanent: permanent, status } = returned ?? {}
      expect([name, { permanent, status }]).toMatchObject([
        name,
        { permanent: reply.bounce?.permanent, status: reply.bounce?.status },
      ])
      expect(['failed', 'delayed', 'complaint']).toContain(returned?.kind)
    }
  })

  it('is nothing for mails of people and of answering machines', () => {
    const groups = ['genuine', 'automatic'] as const
    const kinds = groups.flatMap((group) =>
      loadCorpus(group).map(({ raw }) => readReturnedMail(raw).returned?.kind),
    )
    expect(kinds.length).toBeGreaterThan(300)
    expect(new Set(kinds)).toEqual(new Set([undefined, 'delivered', 'relayed']))
  })

  it('is read from the beginning when the whole letter comes back', () => {
    const bounce = mails.find(({ name }) => name === 'exchange-delivered')?.raw.toString() ?? ''
    const letter = `Annwyl\r\n${'QUJD'.repeat(19).concat('\r\n').repeat(40_000)}`
    const raw = Buffer.from(bounce.replace('Annwyl', letter))
    expect(raw.length).toBeGreaterThan(3_000_000)
    expect(readReturnedMail(raw)).toMatchObject({
      problem: 'too-large',
      returned: { kind: 'delivered', original: { messageId: '<0c5fbc3e@gwirio.example>' } },
    })
  })

  it('is told apart from what a program answers, and from what a person writes', () => {
    const isAutomatic = (group: string, name: string) => {
      const mail = loadCorpus(group).find((each) => each.name === name)
      return readReturnedMail(mail?.raw ?? Buffer.alloc(0)).isAutomatic
    }
    expect(isAutomatic('automatic', 'gmail-vacation')).toBe(true)
    expect(isAutomatic('bounces', 'exim')).toBe(true)
    const people = loadCorpus('genuine').filter(({ raw }) => readReturnedMail(raw).isAutomatic)
    expect(people.map(({ name }) => name)).toEqual([])
  })

  it.each(['', '\r\n', '\0\0\0', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n'])(
    'is nothing for %j',
    (raw) => {
      expect(readReturnedMail(Buffer.from(raw)).returned).toBeNull()
    },
  )
})

describe('who vouches for a report', () => {
  const verdict = (from: string | null, level: Verdict['level']): Verdict => ({
    ...{ level, from, reasons: [], dkim: [], spf: null, dmarc: null },
  })
  const letter = { recipientDomain: 'mail.example.com', remoteHost: 'mx1.provider.example' }

  it.each([
    ['postmaster@example.com', 'strong', 'recipient-side'],
    ['mailer-daemon@mx1.provider.example', 'weak', 'recipient-side'],
    ['fbl@feedback.example', 'strong', 'authenticated'],
    ['postmaster@example.com', 'none', 'nobody'],
    ['postmaster@example.com', 'retry', 'nobody'],
    [null, 'strong', 'nobody'],
  ] as const)('from %s with the level %s: %s', (from, level, witness) => {
    expect(witnessOf({ verdict: verdict(from, level), ...letter })).toBe(witness)
  })
})
