import { type DnsRecord, type DnsServer, startDnsServer } from '@gwirio/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authenticateMail, createResolver, type Verdict } from '../src/index.ts'
import { composeMail, keyRecord, newKey, privateKey, sign, signOddly } from './signed-mail.ts'

const now = new Date('2026-03-02T10:05:00Z')
const stranger = {
  remoteAddress: '192.0.2.99',
  helo: 'mx.stranger.example',
  mailFrom: 'sian@example.com',
}
const provider = {
  remoteAddress: '192.0.2.1',
  helo: 'mx.example.com',
  mailFrom: 'sian@example.com',
}
const withoutAddress = { remoteAddress: null, helo: null, mailFrom: null }
const txt = (text: string): DnsRecord => ({ type: 'TXT', text })

let zone: Map<string, DnsRecord[]>
let dns: DnsServer
/** Long, so that a busy machine is not taken for a silent server. */
let timeoutSeconds: number

beforeEach(async () => {
  timeoutSeconds = 10
  zone = new Map([
    ['example.com', [txt('v=spf1 ip4:192.0.2.1 -all')]],
    ['s1._domainkey.example.com', [keyRecord(privateKey)]],
    ['_dmarc.example.com', [txt('v=DMARC1; p=reject')]],
    ['s1._domainkey.mail.example.com', [keyRecord(privateKey)]],
    ['s1._domainkey.stranger.example', [keyRecord(privateKey)]],
    ['stranger.example', [txt('v=spf1 ip4:192.0.2.99 -all')]],
  ])
  dns = await startDnsServer({ zone: (name) => zone.get(name) })
})

afterEach(() => dns[Symbol.asyncDispose]())

async function verdictOn(
  mail: string,
  connection: typeof withoutAddress | typeof stranger = stranger,
) {
  const resolver = createResolver({ servers: [dns.address], timeoutSeconds, attempts: 1 })
  return await authenticateMail(Buffer.from(mail), connection, { resolver, now })
}

const none = (...reasons: Verdict['reasons']) => ({ level: 'none', from: null, reasons })

describe('authenticateMail', () => {
  it('finds an aligned signature strong, whoever brought the mail', async () => {
    const verdict = await verdictOn(await sign(composeMail()))
    expect(verdict).toMatchObject({
      level: 'strong',
      from: 'sian@example.com',
      reasons: ['dkim-aligned'],
      spf: { domain: 'example.com', result: 'fail' },
      dmarc: { result: 'pass', policy: 'reject' },
    })
    expect(verdict.dkim).toMatchObject([
      { domain: 'example.com', selector: 's1', result: 'pass', problem: null, keyBits: 2048 },
    ])
    expect(verdict.dkim[0]?.keyRecord).toMatch(/^v=DKIM1;k=rsa;p=/)
  })

  it('needs no client address, and then asks nothing about SPF', async () => {
    expect(await verdictOn(await sign(composeMail()), withoutAddress)).toMatchObject({
      level: 'strong',
      spf: null,
    })
  })

  it('finds a signature strong without a DMARC record', async () => {
    zone.delete('_dmarc.example.com')
    expect(await verdictOn(await sign(composeMail()))).toMatchObject({ level: 'strong' })
  })

  it('aligns a subdomain, unless the domain asks for strict alignment', async () => {
    const mail = await sign(composeMail(), 'mail.example.com')
    expect(await verdictOn(mail)).toMatchObject({ level: 'strong' })
    zone.set('_dmarc.example.com', [txt('v=DMARC1; p=reject; adkim=s')])
    expect(await verdictOn(mail)).toMatchObject(none('dmarc-not-aligned'))
  })

  it('does not align the customers of one host with one another', async () => {
    zone.set('s1._domainkey.eve.github.io', [keyRecord(privateKey)])
    zone.set('_dmarc.github.io', [txt('v=DMARC1; p=none')])
    const mail = await sign(composeMail({ from: 'sian@sian.github.io' }), 'eve.github.io')
    expect(await verdictOn(mail)).toMatchObject({ level: 'none' })
  })

  it('finds aligned SPF alone weak', async () => {
    expect(await verdictOn(composeMail(), provider)).toMatchObject({
      level: 'weak',
      from: 'sian@example.com',
      reasons: ['no-dkim-signature', 'spf-aligned'],
    })
  })

  it('finds SPF of another domain worth nothing', async () => {
    const elsewhere = { ...stranger, mailFrom: 'eve@stranger.example' }
    expect(await verdictOn(composeMail(), elsewhere)).toMatchObject(
      none('no-dkim-signature', 'spf-not-passed'),
    )
  })

  it('finds unsigned mail worth nothing', async () => {
    expect(await verdictOn(composeMail())).toMatchObject(
      none('no-dkim-signature', 'spf-not-passed'),
    )
    expect(await verdictOn(composeMail(), withoutAddress)).toMatchObject(
      none('no-dkim-signature', 'spf-not-checked'),
    )
  })

  it('finds the signature of another domain worth nothing', async () => {
    const verdict = await verdictOn(await sign(composeMail(), 'stranger.example'))
    expect(verdict).toMatchObject(none('no-good-dkim-signature', 'spf-not-passed'))
    expect(verdict.dkim).toMatchObject([{ result: 'policy', problem: 'not-aligned' }])
    expect(dns.asked).not.toContain('s1._domainkey.stranger.example')
  })

  it.each([
    ['made with another key', () => sign(composeMail(), 'example.com', newKey(2048)), 'not-passed'],
    [
      'of a changed body',
      async () => (await sign(composeMail())).replace('123456', '654321'),
      'not-passed',
    ],
    [
      'of a changed subject',
      async () => (await sign(composeMail())).replace('Re: Eich', 'Re: Fy'),
      'not-passed',
    ],
    [
      'over a part of the body',
      () => signOddly(composeMail(), { maxBodyLength: 6 }),
      'body-length-limit',
    ],
    [
      'over the whole body with a limit',
      () => signOddly(composeMail({ body: '1' }), { maxBodyLength: 3 }),
      'body-length-limit',
    ],
    [
      'that has expired',
      () => signOddly(composeMail(), { expires: new Date('2026-03-02T10:04:00Z') }),
      'expired',
    ],
    [
      'of tomorrow',
      () => signOddly(composeMail(), { signTime: new Date('2026-03-03T10:00:00Z') }),
      'signed-in-the-future',
    ],
    ['with rsa-sha1', () => signOddly(composeMail(), { algorithm: 'rsa-sha1' }), 'weak-algorithm'],
    [
      'that leaves the subject out',
      () => signOddly(composeMail(), { headerList: ['From', 'Date'] }),
      'subject-not-signed',
    ],
  ])('does not count a signature %s', async (_, make, problem) => {
    const verdict = await verdictOn(await make())
    expect(verdict).toMatchObject(none('no-good-dkim-signature', 'spf-not-passed'))
    expect(verdict.dkim).toMatchObject([{ problem }])
  })

  it('counts the same odd signer when nothing is odd', async () => {
    expect(await verdictOn(await signOddly(composeMail(), {}))).toMatchObject({ level: 'strong' })
  })

  it.each([
    ['of 512 bits', () => [keyRecord(newKey(512))], newKey(512)],
    ['in test mode', () => [keyRecord(privateKey, 'v=DKIM1; k=rsa; t=y')], privateKey],
    ['that was revoked', () => [txt('v=DKIM1; p=')], privateKey],
    ['that is not there', () => [], privateKey],
    ['not meant for mail', () => [keyRecord(privateKey, 'v=DKIM1; s=tlsrpt')], privateKey],
  ])('does not count a key %s', async (_, records, pem) => {
    const mail = await sign(composeMail(), 'example.com', pem)
    zone.set('s1._domainkey.example.com', records())
    expect(await verdictOn(mail)).toMatchObject(none('no-good-dkim-signature', 'spf-not-passed'))
  })

  it('does not count the null reverse path of a stranger', async () => {
    const connection = { ...stranger, mailFrom: '', helo: 'stranger.example' }
    expect(await verdictOn(composeMail(), connection)).toMatchObject({
      level: 'none',
      spf: { domain: 'stranger.example', result: 'policy' },
    })
    expect(dns.asked).toEqual([])
  })

  it.each([
    ['the key', 's1._domainkey.example.com', 'servfail', 'dkim-dns-failure'],
    ['the key', 's1._domainkey.example.com', 'timeout', 'dkim-dns-failure'],
    ['the policy', '_dmarc.example.com', 'servfail', 'dmarc-dns-failure'],
    ['the policy', '_dmarc.example.com', 'timeout', 'dmarc-dns-failure'],
  ] as const)(
    'asks for another try when DNS has trouble with %s of a signed mail',
    async (...row) => {
      const [, name, fault, reason] = row
      dns.setFault(name, fault)
      timeoutSeconds = fault === 'timeout' ? 0.3 : 10
      const mail = await sign(composeMail())
      expect(await verdictOn(mail)).toMatchObject({ level: 'retry', from: null })
      expect((await verdictOn(mail)).reasons).toContain(reason)
      dns.setFault(name, null)
      timeoutSeconds = 10
      expect(await verdictOn(mail)).toMatchObject({ level: 'strong' })
    },
  )

  it('asks for another try when DNS has trouble with SPF and nothing else speaks', async () => {
    dns.setFault('example.com', 'servfail')
    expect(await verdictOn(composeMail(), provider)).toMatchObject({ level: 'retry' })
    expect(await verdictOn(await sign(composeMail()), provider)).toMatchObject({ level: 'strong' })
  })

  it('is not held up by trouble with the key of a stranger, which it does not ask for', async () => {
    dns.setFault('s1._domainkey.stranger.example', 'servfail')
    const mail = await sign(await sign(composeMail()), 'stranger.example')
    expect(await verdictOn(mail)).toMatchObject({ level: 'strong' })
    expect(dns.asked).not.toContain('s1._domainkey.stranger.example')
  })

  it('looks at the first eight signatures and at no more', async () => {
    const signed = await sign(composeMail())
    const bogus = (index: number) =>
      `DKIM-Signature: v=1; a=rsa-sha256; d=d${index}.example; s=s; h=from; bh=x; b=x\r\n`
    const bury = (count: number) =>
      Array.from({ length: count }, (_, index) => bogus(index)).join('') + signed
    expect(await verdictOn(bury(7))).toMatchObject({ level: 'strong' })
    const verdict = await verdictOn(bury(8))
    expect(verdict.level).toBe('none')
    expect(verdict.reasons).toContain('too-many-signatures')
    expect(verdict.dkim).toHaveLength(8)
  })

  it.each([
    ['two From fields', { headers: ['From: eve@stranger.example'] }, 'from-unclear'],
    ['two mailboxes in From', { from: 'sian@example.com, eve@stranger.example' }, 'from-unclear'],
    ['two subjects', { headers: ['Subject: 654321'] }, 'header-repeated'],
    ['two content types', { headers: ['Content-Type: text/html'] }, 'header-repeated'],
  ] as const)('believes nothing with %s, and asks DNS nothing', async (_, parts, reason) => {
    expect(await verdictOn(await sign(composeMail(parts)))).toMatchObject(none(reason))
    expect(dns.asked).toEqual([])
  })

  it('accepts a mail without a subject', async () => {
    expect(await verdictOn(await sign(composeMail({ subject: null })))).toMatchObject({
      level: 'strong',
    })
  })

  it('asks DNS only for host names', async () => {
    const signature =
      'DKIM-Signature: v=1; a=rsa-sha256; d=example.com\0.eve.example; s=s1; h=from; bh=x; b=x\r\n'
    const spaced = signature.replace('\0', ' ')
    await verdictOn(spaced + composeMail(), { ...provider, mailFrom: 'sian@exa mple.com' })
    expect(dns.asked.every((name) => /^[a-z0-9._-]+$/.test(name))).toBe(true)
  })

  it('authenticates an internationalised domain', async () => {
    zone.set('s1._domainkey.xn--lln-k2a.cymru', [keyRecord(privateKey)])
    const mail = await sign(composeMail({ from: 'gwen@llŷn.cymru' }), 'xn--lln-k2a.cymru')
    expect(await verdictOn(mail)).toMatchObject({ level: 'strong', from: 'gwen@xn--lln-k2a.cymru' })
  })
})
