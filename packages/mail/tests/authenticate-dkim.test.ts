import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authenticateMail } from '../src/index.ts'
import { type Signer, signMail, usualFields } from './dkim-signer.ts'
import { composeMail, keyRecord, type MailParts, newKey, privateKey } from './signed-mail.ts'
import { type Answer, ed25519Record, zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const seconds = now.getTime() / 1000
const edKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString()
const rotatedKey = newKey(1024)
const record = (pem: string, tags?: string) => {
  const found = keyRecord(pem, tags)
  return found.type === 'TXT' ? found.text : ''
}
const usualZone = {
  's1._domainkey.example.com': record(privateKey),
  'ed._domainkey.example.com': ed25519Record(edKey),
  's1._domainkey.mail.example.com': record(privateKey),
  's1._domainkey.stranger.example': record(privateKey),
}

async function judge(mail: string, zone: Record<string, Answer | readonly Answer[]> = {}) {
  const dns = zoneResolver({ ...usualZone, ...zone })
  const connection = { remoteAddress: null, helo: null, mailFrom: null }
  const { resolver } = dns
  const verdict = await authenticateMail(Buffer.from(mail, 'latin1'), connection, { resolver, now })
  const problems = verdict.dkim.map(({ problem }) => problem)
  return { ...verdict, problems, asked: dns.asked }
}

const signed = (signer: Signer = {}, parts: MailParts = {}) => signMail(composeMail(parts), signer)

describe('a signature counts', () => {
  it.each<[string, Signer]>([
    ['relaxed/relaxed', {}],
    ['simple/simple', { canonicalisation: 'simple/simple' }],
    ['relaxed/simple', { canonicalisation: 'relaxed/simple' }],
    ['simple/relaxed', { canonicalisation: 'simple/relaxed' }],
    ['relaxed, which means simple for the body', { canonicalisation: 'relaxed' }],
    ['with Ed25519 alone (RFC 8463)', { key: edKey, selector: 'ed' }],
    ['with names in any case', { fields: usualFields.toUpperCase() }],
    ['with fields signed that are not there', { fields: `${usualFields}:Reply-To:Cc:Reply-To` }],
    ['with From signed twice', { fields: `From:${usualFields}` }],
    ['of a subdomain', { domain: 'mail.example.com' }],
    ['for a user of its domain', { tags: { i: 'sian@example.com' } }],
    ['for a subdomain', { tags: { i: '@staff.example.com' } }],
    ['with a domain in capitals', { domain: 'Example.COM' }],
    ['made a minute ahead', { tags: { t: String(seconds + 60) } }],
    ['that expires in a second', { tags: { t: String(seconds - 60), x: String(seconds + 1) } }],
    ['with tags nobody knows', { tags: { q: 'dns/txt', z: 'From:x', darn: 'example' } }],
  ])('%s', async (_, signer) => {
    expect(await judge(signed(signer))).toMatchObject({ level: 'strong', problems: [null] })
  })

  it('beside its Ed25519 twin, whichever of them this reader knows', async () => {
    const mail = signMail(signed(), { key: edKey, selector: 'ed' })
    expect(await judge(mail)).toMatchObject({ level: 'strong', problems: [null, null] })
    expect(
      await judge(mail, { 'ed._domainkey.example.com': 'v=DKIM1; k=none; p=AAAA' }),
    ).toMatchObject({ level: 'strong', problems: ['not-passed', null] })
  })

  it('as the one good of eight', async () => {
    const bad =
      'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from; bh=AA==; b=AA==\r\n'
    expect(await judge(bad.repeat(7) + signed())).toMatchObject({ level: 'strong' })
    expect(await judge(signed().replace('\r\n', `\r\n${bad.repeat(7)}`))).toMatchObject({
      level: 'strong',
    })
  })

  it('after its key was rotated, by the new selector', async () => {
    const mail = signed({ selector: 's2', key: rotatedKey })
    const zone = { 's2._domainkey.example.com': record(rotatedKey) }
    expect(await judge(mail, zone)).toMatchObject({ level: 'strong' })
    expect(await judge(mail)).toMatchObject({ level: 'none', problems: ['not-passed'] })
  })

  it('with a key that fills several strings, or has white space in it', async () => {
    const zone = {
      's1._domainkey.example.com': record(privateKey).replace(/p=(.{40})/, 'p = $1 \t '),
    }
    expect(await judge(signed(), zone)).toMatchObject({ level: 'strong' })
  })

  it('in a mail with folded, tabbed and 8-bit fields', async () => {
    const mail = composeMail({
      from: 'Siân\r\n\t<sian@example.com>',
      headers: ['X-Long: a\r\n b\r\n\tc'],
      subject: 'Ateb:  y\r\n   cod',
    })
    expect(await judge(signMail(mail))).toMatchObject({ level: 'strong' })
  })
})

describe('a signature does not count', () => {
  it.each<[string, Signer, string]>([
    ['without From', { fields: 'To:Subject:Date' }, 'from-not-signed'],
    ['without the subject', { fields: 'From:To:Date' }, 'subject-not-signed'],
    ['with a limit of the body', { tags: { l: '3' } }, 'body-length-limit'],
    ['with a limit that covers the whole body', { tags: { l: '8' } }, 'body-length-limit'],
    ['with a limit of nothing', { tags: { l: '0' } }, 'body-length-limit'],
    ['with rsa-sha1', { tags: { a: 'rsa-sha1' } }, 'weak-algorithm'],
    ['with an algorithm nobody knows', { tags: { a: 'dsa-sha256' } }, 'weak-algorithm'],
    ['that expired a second ago', { tags: { x: String(seconds - 1) } }, 'expired'],
    ['that expires at no time', { tags: { x: 'never' } }, 'expired'],
    [
      'that expires before it was made',
      { tags: { t: String(seconds + 60), x: String(seconds + 30) } },
      'not-passed',
    ],
    ['of tomorrow', { tags: { t: String(seconds + 86_400) } }, 'signed-in-the-future'],
    ['for a user of another domain', { tags: { i: 'sian@example.org' } }, 'not-passed'],
    [
      'for a domain above',
      { domain: 'mail.example.com', tags: { i: '@example.com' } },
      'not-passed',
    ],
    ['of another version', { tags: { v: '2' } }, 'not-passed'],
    ['without a version', { tags: { v: undefined } }, 'not-passed'],
    ['without a body hash', { tags: { bh: undefined } }, 'malformed'],
    ['with a canonicalisation nobody knows', { tags: { c: 'nofws/simple' } }, 'malformed'],
    ['with a tag twice', { tags: { 'd=example.com; d': 'example.com' } }, 'malformed'],
    ['with 201 names', { fields: `From:Subject${':X'.repeat(199)}` }, 'malformed'],
    ['with a hundred spaces', { tags: { n: `a${' '.repeat(100)}b` } }, 'malformed'],
    ['of 9,000 letters', { tags: { z: 'x'.repeat(9_000) } }, 'malformed'],
    ['of a stranger', { domain: 'stranger.example' }, 'not-aligned'],
    ['of a domain that only ends alike', { domain: 'badexample.com' }, 'not-aligned'],
    ['of the top-level domain', { domain: 'com' }, 'not-aligned'],
    ['with a domain that is a list', { domain: 'example.com,stranger.example' }, 'not-aligned'],
  ])('%s', async (_, signer, problem) => {
    const verdict = await judge(signed(signer))
    expect(verdict).toMatchObject({ level: 'none', from: null, problems: [problem] })
    // What can be told without a key is told without asking anybody
    const asks = ['not-passed', 'subject-not-signed'].includes(problem)
    if (!asks) expect(verdict.asked).toEqual([])
  })

  it.each<[string, Answer | Answer[]]>([
    ['is gone', []],
    ['was revoked', 'v=DKIM1; p='],
    ['is of 512 bits', record(newKey(512))],
    ['is of 768 bits', record(newKey(768))],
    ['is under test', record(privateKey, 'v=DKIM1; t=y')],
    ['is under test and strict', record(privateKey, 'v=DKIM1; t=s:y')],
    ['is for another service', record(privateKey, 'v=DKIM1; s=tlsrpt')],
    ['is for sha1 alone', record(privateKey, 'v=DKIM1; h=sha1')],
    ['is of another kind', record(privateKey, 'v=DKIM1; k=ed25519')],
    ['is of another version', record(privateKey, 'v=DKIM2')],
    ['is not base64', 'v=DKIM1; p=%%%%'],
    ['is no key', 'v=DKIM1; p=AAAA'],
    ['is another', record(newKey(1024))],
    ['is a text of odd bytes', 'v=DKIM1;\0\x01\u00ff p=\u2028'],
    ['is empty', ''],
  ])('whose key %s', async (_, answer) => {
    const mail = signed()
    const { level, problems } = await judge(mail, { 's1._domainkey.example.com': answer })
    expect(level).toBe('none')
    expect(['not-passed', 'key-in-test-mode']).toContain(problems[0])
    // Control
    expect(await judge(mail)).toMatchObject({ level: 'strong' })
  })

  it('for a subdomain when its key forbids that (t=s)', async () => {
    const zone = { 's1._domainkey.example.com': record(privateKey, 'v=DKIM1; t=s') }
    expect(await judge(signed({ tags: { i: '@staff.example.com' } }), zone)).toMatchObject({
      level: 'none',
    })
    expect(await judge(signed({ tags: { i: '@example.com' } }), zone)).toMatchObject({
      level: 'strong',
    })
  })

  it.each([
    ['a field', (mail: string) => mail.replace('Re: Eich', 'Re: Fy')],
    ['the body', (mail: string) => mail.replace('123456', '123457')],
    ['the end of the body', (mail: string) => `${mail}123457\r\n`],
    ['the recipient', (mail: string) => mail.replace('r-token', 'r-other')],
    ['the sender', (mail: string) => mail.replace('Sian <', 'Eve <')],
    ['the subject by a list', (mail: string) => mail.replace('Re: Eich', 'Re: [list] Eich')],
    ['the foot by a list', (mail: string) => `${mail}--\r\nlist@stranger.example\r\n`],
  ])('when somebody changed %s', async (_, change) => {
    const mail = signed()
    expect(change(mail)).not.toBe(mail)
    expect(await judge(change(mail))).toMatchObject({ level: 'none' })
  })
})

describe('domains', () => {
  it.each([
    ['gwen@llŷn.cymru', 'xn--lln-k2a.cymru'],
    ['gwen@xn--lln-k2a.cymru', 'xn--lln-k2a.cymru'],
    ['gwen@Mail.XN--LLN-K2A.cymru', 'xn--lln-k2a.cymru'],
  ])('are the same in either form: %s', async (from, domain) => {
    const utf8 = Buffer.from(composeMail({ from })).toString('latin1')
    const zone = { [`s1._domainkey.${domain}`]: record(privateKey) }
    const verdict = await judge(signMail(utf8, { domain }), zone)
    expect(verdict.level).toBe('strong')
    expect(verdict.from).toMatch(/^gwen@(?:mail\.)?xn--lln-k2a\.cymru$/)
  })

  it.each([
    ['sian@exаmple.com', 'example.com'], // a Cyrillic letter
    ['sian@ｅxample.com', 'example.com'], // a full-width one
    ['sian@example.co', 'example.com'],
    ['sian@sian.github.io', 'eve.github.io'],
    ['sian@sian.co.uk', 'eve.co.uk'],
    ['sian@sian.co.uk', 'co.uk'],
  ])('are others: %s is not %s', async (from, domain) => {
    const utf8 = Buffer.from(composeMail({ from })).toString('latin1')
    const zone = { [`s1._domainkey.${domain}`]: record(privateKey) }
    expect(await judge(signMail(utf8, { domain }), zone)).toMatchObject({
      level: 'none',
      from: null,
    })
  })
})
