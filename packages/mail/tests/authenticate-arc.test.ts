import { sealMessage } from 'mailauth'
import { describe, expect, it } from 'vitest'
import { type AuthenticationOptions, authenticateMail } from '../src/index.ts'
import { signMail } from './dkim-signer.ts'
import { composeMail, keyRecord, newKey, privateKey } from './signed-mail.ts'
import { type Answer, dnsError, zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const published = keyRecord(privateKey)
const record = published.type === 'TXT' ? published.text : ''
const forwarderKey = newKey(2048)
const forwarderRecord = keyRecord(forwarderKey)
const usualZone = {
  's1._domainkey.example.com': record,
  'arc._domainkey.forwarder.example': forwarderRecord.type === 'TXT' ? forwarderRecord.text : '',
  'arc._domainkey.eve.example': record,
}
const connection = { remoteAddress: null, helo: null, mailFrom: null }

async function judge(
  mail: string,
  options: Partial<AuthenticationOptions>,
  zone: Record<string, Answer | readonly Answer[]> = {},
) {
  const { resolver, asked } = zoneResolver({ ...usualZone, ...zone })
  const all = { resolver, now, ...options }
  return { ...(await authenticateMail(Buffer.from(mail, 'latin1'), connection, all)), asked }
}

describe('the seal of a forwarder', () => {
  const arcForwarders = ['forwarder.example']
  const usual =
    'mx.forwarder.example; dkim=pass header.d=example.com; spf=pass smtp.mailfrom=example.com'
  const forwarder = {
    signingDomain: 'forwarder.example',
    selector: 'arc',
    privateKey: forwarderKey,
  }
  const eve = { signingDomain: 'eve.example', selector: 'arc', privateKey }

  async function seal(
    mail: string,
    sealer: typeof forwarder,
    { authResults = usual, cv = 'none', headerList = undefined as string[] | undefined } = {},
  ): Promise<string> {
    const options = {
      ...sealer,
      authResults,
      cv,
      signTime: now,
      ...(headerList ? { headerList } : {}),
    }
    const fields = await sealMessage(
      Buffer.from(mail, 'latin1'),
      options as Parameters<typeof sealMessage>[1],
    )
    expect(fields.length).toBeGreaterThan(0)
    return fields.toString('latin1') + mail
  }

  /** As a list leaves it: the signature of the sender is broken. */
  const listed = signMail(composeMail()).replace('123456', '123456\r\n\r\nlist footer')

  it('makes strong what the forwarder found to be signed', async () => {
    const mail = await seal(listed, forwarder)
    expect(await judge(mail, { arcForwarders })).toMatchObject({
      level: 'strong',
      from: 'sian@example.com',
      reasons: ['arc-dkim-aligned'],
    })
    const upperCase = { arcForwarders: ['Forwarder.Example'] }
    expect(await judge(mail, upperCase)).toMatchObject({ level: 'strong' })
  })

  it('makes weak what it found SPF alone to speak for', async () => {
    const authResults = 'mx.forwarder.example; spf=pass smtp.mailfrom=sian@example.com'
    expect(
      await judge(await seal(listed, forwarder, { authResults }), { arcForwarders }),
    ).toMatchObject({
      level: 'weak',
      reasons: ['no-good-dkim-signature', 'arc-spf-aligned'],
    })
  })

  it('counts for nothing, and costs no question, when nobody named the forwarder', async () => {
    const mail = await seal(listed, eve)
    for (const options of [{ arcForwarders }, { arcForwarders: [] }, {}]) {
      const verdict = await judge(mail, options)
      expect(verdict).toMatchObject({
        level: 'none',
        reasons: ['no-good-dkim-signature', 'spf-not-checked'],
      })
      expect(verdict.asked.join()).not.toContain('eve.example')
    }
  })

  it('speaks only for what the forwarder itself saw', async () => {
    const forged = await seal(listed, eve)
    const authResults = 'mx.forwarder.example; dkim=none; arc=pass'
    const mail = await seal(forged, forwarder, { authResults, cv: 'pass' })
    expect(await judge(mail, { arcForwarders })).toMatchObject({ level: 'none' })
    // Control: the same chain when both are believed
    const both = { arcForwarders: [...arcForwarders, 'eve.example'] }
    expect(await judge(mail, both)).toMatchObject({ level: 'strong' })
  })

  it('stands over an earlier one of the sending provider', async () => {
    const mail = await seal(await seal(listed, eve), forwarder, { cv: 'pass' })
    expect(await judge(mail, { arcForwarders })).toMatchObject({ level: 'strong' })
  })

  it('is outlived by no later one of somebody else', async () => {
    const mail = await seal(await seal(listed, forwarder), eve, { cv: 'pass' })
    expect(await judge(mail, { arcForwarders })).toMatchObject({ level: 'none' })
  })

  it.each<[string, (mail: string) => string]>([
    ['the body', (mail) => mail.replace('123456', '123457')],
    ['the subject', (mail) => mail.replace('Re: Eich', 'Re: Fy')],
    ['the From', (mail) => mail.replace('Sian <', 'Eve <')],
    ['the results', (mail) => mail.replace('spf=pass', 'spf=fail')],
    ['the seal', (mail) => mail.replace('cv=none', 'cv=pass')],
    ['the number', (mail) => mail.replaceAll('i=1;', 'i=2;')],
    [
      'one field of the set',
      (mail) => mail.replace(/ARC-Message-Signature:[\s\S]*?\r\n(?=\S)/, ''),
    ],
    [
      'a field, by having it twice',
      (mail) => mail.replace(/(ARC-Seal:[\s\S]*?\r\n(?=\S))/, '$1$1'),
    ],
  ])('breaks when somebody changed %s', async (_, change) => {
    const mail = await seal(listed, forwarder)
    expect(change(mail)).not.toBe(mail)
    expect(await judge(change(mail), { arcForwarders })).toMatchObject({
      level: 'none',
      from: null,
    })
  })

  it('does not count when it leaves the subject open', async () => {
    const mail = await seal(listed, forwarder, { headerList: ['From', 'Date'] })
    expect(await judge(mail, { arcForwarders })).toMatchObject({ level: 'none' })
  })

  it('does not count for another domain, or against the policy of the domain', async () => {
    const results = (domain: string) => `mx.forwarder.example; dkim=pass header.d=${domain}`
    const from = async (domain: string) =>
      await seal(listed.replace('d=example.com', `d=${domain}`), forwarder, {
        authResults: results(domain),
      })
    const strict = { '_dmarc.example.com': 'v=DMARC1; p=none; adkim=s' }
    expect(await judge(await from('stranger.example'), { arcForwarders })).toMatchObject({
      level: 'none',
    })
    expect(await judge(await from('mail.example.com'), { arcForwarders }, strict)).toMatchObject({
      level: 'none',
    })
    expect(await judge(await from('mail.example.com'), { arcForwarders })).toMatchObject({
      level: 'strong',
    })
  })

  it.each([
    'dkim=pass header.d=example.com(.eve.example header.s=a) header.b=abc',
    'spf=pass (domain of "x) ; dkim=pass header.d=example.com ("@eve.example) smtp.mailfrom=eve.example',
    'spf=pass smtp.mailfrom=a;dkim=pass header.d=example.com;x=y@eve.example',
    'dkim=pass header.d=example.com; dkim=fail header.d=example.com',
    'dkim=pass header.d=example.com; dkim=none',
  ])('does not count for a text that a sender chose: %s', async (text) => {
    const seals = (results: string) =>
      seal(listed, forwarder, { authResults: `mx.forwarder.example; ${results}` })
    expect(await judge(await seals(text), { arcForwarders })).toMatchObject({ level: 'none' })
    // Control
    const control = await seals('dkim=pass header.d=example.com')
    expect(await judge(control, { arcForwarders })).toMatchObject({ level: 'strong' })
  })

  it('does not count for a signature that is gone', async () => {
    const mail = await seal(composeMail(), forwarder)
    expect(await judge(mail, { arcForwarders })).toMatchObject({ level: 'weak' })
  })

  it('is asked for again when DNS fails', async () => {
    const mail = await seal(listed, forwarder)
    const broken = { 'arc._domainkey.forwarder.example': dnsError('ESERVFAIL') }
    expect(await judge(mail, { arcForwarders }, broken)).toMatchObject({
      level: 'retry',
      reasons: ['arc-dns-failure'],
    })
    const gone = { 'arc._domainkey.forwarder.example': dnsError('ENOTFOUND') }
    expect(await judge(mail, { arcForwarders }, gone)).toMatchObject({ level: 'none' })
  })

  it('is not looked at when more are on it than any chain has', async () => {
    let mail = listed
    for (let at = 0; at < 9; at++)
      mail = await seal(mail, forwarder, { cv: at === 0 ? 'none' : 'pass' })
    const verdict = await judge(mail, { arcForwarders })
    expect(verdict).toMatchObject({ level: 'none' })
    expect(verdict.asked.join()).not.toContain('forwarder')
  })
})
