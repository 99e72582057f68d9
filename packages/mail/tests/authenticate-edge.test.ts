import { describe, expect, it } from 'vitest'
import { type AuthenticationOptions, authenticateMail, type Connection } from '../src/index.ts'
import { signMail } from './dkim-signer.ts'
import { composeMail, keyRecord, privateKey } from './signed-mail.ts'
import { type Answer, zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const published = keyRecord(privateKey)
const record = published.type === 'TXT' ? published.text : ''
const usualZone = {
  's1._domainkey.example.com': record,
}

async function judge(
  mail: string,
  options: Partial<AuthenticationOptions>,
  zone: Record<string, Answer | readonly Answer[]> = {},
  connection: Connection = { remoteAddress: null, helo: null, mailFrom: null },
) {
  const { resolver, asked } = zoneResolver({ ...usualZone, ...zone })
  const all = { resolver, now, ...options }
  return { ...(await authenticateMail(Buffer.from(mail, 'latin1'), connection, all)), asked }
}

describe('the results of our edge', () => {
  const edge = { authservId: 'mx.gwirio.example', hopsBehind: 0 }
  const passed = 'Authentication-Results: mx.gwirio.example; dkim=pass header.d=example.com\r\n'
  const received =
    'Received: from a.example by mx.gwirio.example; Sun, 22 Nov 2026 10:00:00 +0000\r\n'
  /** Signed once, and changed by the edge. */
  const broken = (domain = 'example.com', tags: Record<string, string> = {}, fields?: string) =>
    signMail(composeMail(), {
      domain,
      tags: { ...tags, bh: 'AAAA' },
      ...(fields ? { fields } : {}),
    })
  const mail = broken()
  const plain = composeMail()

  it.each<[string, string, string]>([
    ['dkim=pass header.d=example.com', 'strong', 'edge-dkim-aligned'],
    ['dkim=pass header.i=@example.com header.s=s1', 'strong', 'edge-dkim-aligned'],
    ['dkim=pass (good) header.d=example.com', 'strong', 'edge-dkim-aligned'],
    ['dkim=fail header.d=a.example; dkim=pass header.d=example.com', 'strong', 'edge-dkim-aligned'],
    ['spf=pass smtp.mailfrom=sian@example.com', 'weak', 'edge-spf-aligned'],
    ['spf=pass smtp.mailfrom=example.com; dkim=none', 'weak', 'edge-spf-aligned'],
    ['dmarc=pass header.from=example.com', 'weak', 'edge-dmarc-passed'],
    ['dkim=pass header.d=stranger.example', 'none', 'no-good-dkim-signature'],
    ['dkim=pass', 'none', 'no-good-dkim-signature'],
    ['dkim=pass header.d=mail.example.com', 'none', 'no-good-dkim-signature'],
    ['dkim=fail header.d=example.com', 'none', 'no-good-dkim-signature'],
    ['dkim=passed header.d=example.com', 'none', 'no-good-dkim-signature'],
    ['spf=pass smtp.mailfrom=stranger.example', 'none', 'no-good-dkim-signature'],
    ['spf=pass smtp.helo=example.com', 'none', 'no-good-dkim-signature'],
    ['dmarc=pass header.from=mail.example.com', 'none', 'no-good-dkim-signature'],
    ['dmarc=pass', 'none', 'no-good-dkim-signature'],
    ['x=y (dkim=pass header.d=example.com)', 'none', 'no-good-dkim-signature'],
    ...[
      'dkim=fail header.d=example.com; dkim=pass header.d=example.com',
      'dkim=pass header.d=example.com; dkim=policy header.i=@example.com',
      'dkim=pass header.d=example.com; dkim=none',
      'dkim=none header.d=none; dkim=pass header.d=example.com',
      'dkim=pass header.d=example.com(.eve.example header.s=a))',
      'spf=pass smtp.mailfrom=example.com; spf=fail smtp.mailfrom=x@example.com',
      'dmarc=fail header.from=example.com; dmarc=pass header.from=example.com',
    ].map((text): [string, string, string] => [text, 'none', 'no-good-dkim-signature']),
    ['none', 'none', 'no-good-dkim-signature'],
  ])('%s make it %s', async (results, level, reason) => {
    const field = `Authentication-Results: mx.gwirio.example;\r\n ${results}\r\n`
    const verdict = await judge(field + received + mail, { edge })
    expect(verdict).toMatchObject({ level })
    expect(verdict.reasons).toContain(reason)
  })

  it.each<[string, string, number]>([
    ['below the Received field of the edge', received + passed, 0],
    ['below two of them', received + received + passed + received, 1],
    ['without a Received field of the edge', passed, 0],
    ['below the one Received field', received + passed, 1],
    ['when more hops are told than there are', passed + received + received, 1],
    [
      'below others of the edge that are higher than they should be',
      passed.replace('pass', 'none') + received + passed + received,
      1,
    ],
    [
      'below a result of the same method',
      received + passed.replace('pass', 'none') + passed + received,
      1,
    ],
    [
      'below a result of the same method for another domain',
      received + passed.replace('example.com', 'eve.example') + passed + received,
      1,
    ],
    [
      'below no result at all',
      `${received}Authentication-Results: mx.gwirio.example; none\r\n${passed}${received}`,
      1,
    ],
    [
      'in a name with quotes, below a result of the same method',
      received +
        passed.replace('pass', 'none') +
        passed.replace('mx.gwirio.example', '"mx.gwirio.example" (x)') +
        received,
      1,
    ],
    [
      'below one that cannot be read',
      `${received}Authentication-Results: mx.gwirio.example; spf=pass (a) b)\r\n${passed}${received}`,
      1,
    ],
    [
      'above a result that says otherwise',
      received + passed + passed.replace('pass', 'fail') + received,
      1,
    ],
    ['of another server', passed.replace('mx.gwirio', 'mx.eve') + received, 0],
    [
      'of a server that begins alike',
      passed.replace('.example;', '.example.eve.example;') + received,
      0,
    ],
    ['of no server', passed.replace('mx.gwirio.example; ', '') + received, 0],
    [
      'of a name in a comment',
      passed.replace('mx.gwirio.example', '(mx.gwirio.example) eve') + received,
      0,
    ],
    ['in a field with another name', `X-${passed}${received}`, 0],
    ['in the original results of a gateway', `X-Original-${passed}${received}`, 0],
    ['as a field of ARC', `ARC-${passed}${received}`, 0],
  ])('do not count %s', async (_, header, hopsBehind) => {
    const options = { edge: { ...edge, hopsBehind } }
    expect(await judge(header + mail, options)).toMatchObject({ level: 'none', from: null })
    // Control
    const control = `${received.repeat(hopsBehind)}${passed}${received}`
    expect(await judge(control + mail, options)).toMatchObject({ level: 'strong' })
  })

  it('count behind the hops that are known, and are nothing without an edge', async () => {
    const header = received + passed + received
    expect(await judge(header + mail, { edge: { ...edge, hopsBehind: 1 } })).toMatchObject({
      level: 'strong',
      from: 'sian@example.com',
      reasons: ['edge-dkim-aligned'],
    })
    expect(await judge(passed + received + mail, {})).toMatchObject({ level: 'none' })
  })

  it('count from one field for each method', async () => {
    const spf = 'Authentication-Results: mx.gwirio.example; spf=fail smtp.mailfrom=example.com\r\n'
    const header = `${received}${spf}${passed}${received}`
    const options = { edge: { ...edge, hopsBehind: 1 } }
    expect(await judge(header + mail, options)).toMatchObject({ level: 'strong' })
  })

  it('pass no signature that is not there, or whose text could be more than a value', async () => {
    const odd = [
      broken('eve.example', { s: 'a header.d=example.com' }),
      broken('eve.example', { i: '"x);dkim=pass"@eve.example' }),
      broken('example.com(.eve.example'),
      broken('example.com header.x=.eve.example'),
      'DKIM-Signature: d=a.example; d=b.example\r\n',
    ].map((signed) => signed.replace(/\r\nFrom:[\s\S]*/, '\r\n'))
    for (const header of ['', broken('mail.example.com').replace(/\r\nFrom:[\s\S]*/, '\r\n')]) {
      const verdict = await judge(passed + received + header + plain, { edge })
      expect(verdict).toMatchObject({ level: 'none' })
    }
    for (const header of odd) {
      expect(await judge(passed + received + header + mail, { edge })).toMatchObject({
        level: 'none',
      })
    }
    // Control
    const other = broken('eve.example').replace(/\r\nFrom:[\s\S]*/, '\r\n')
    expect(await judge(passed + received + other + mail, { edge })).toMatchObject({
      level: 'strong',
    })
  })

  it('count for nothing when the envelope could be more than a value', async () => {
    const from = (mailFrom: string | null, helo: string | null) =>
      judge(passed + received + mail, { edge }, {}, { remoteAddress: null, helo, mailFrom })
    for (const text of ['"a;dkim=pass"@eve.example', 'a@eve.example)', 'a b@eve.example']) {
      expect(await from(text, null)).toMatchObject({ level: 'none' })
    }
    expect(await from(null, 'eve.example);')).toMatchObject({ level: 'none' })
    for (const text of [null, '', 'SRS0=a+b=c@eve.example']) {
      expect(await from(text, 'mx.eve.example')).toMatchObject({ level: 'strong' })
    }
  })

  it('count in whatever case the name is written', async () => {
    const header = passed.replace('mx.gwirio.example', '"MX.Gwirio.EXAMPLE" 1')
    expect(await judge(header + received + mail, { edge })).toMatchObject({ level: 'strong' })
  })

  it('cannot pass a signature that we would refuse', async () => {
    const header = passed + received
    const [good, limited] = [broken(), broken('example.com', { l: '3' })]
    expect(await judge(header + good, { edge })).toMatchObject({ level: 'strong' })
    for (const refused of [
      limited,
      broken('example.com', {}, 'From:Date'),
      broken('example.com', { x: '1' }),
      limited.replace(/\r\nFrom:[\s\S]*/, '\r\n') + good,
    ]) {
      expect(await judge(header + refused, { edge })).toMatchObject({ level: 'none' })
    }
  })

  it('obey the policy of the domain', async () => {
    const strict = { '_dmarc.example.com': 'v=DMARC1; p=reject; adkim=s' }
    const header = passed.replace('example.com', 'mail.example.com') + received
    const below = header + broken('mail.example.com')
    expect(await judge(below, { edge }, strict)).toMatchObject({
      level: 'none',
      reasons: ['dmarc-not-aligned'],
    })
    expect(await judge(below, { edge })).toMatchObject({ level: 'strong' })
    expect(await judge(passed + received + mail, { edge }, strict)).toMatchObject({
      level: 'strong',
    })
  })

  it('only add to what we find ourselves', async () => {
    const failed = passed.replace('pass', 'fail') + received
    expect(await judge(failed + signMail(plain), { edge })).toMatchObject({
      level: 'strong',
      reasons: ['dkim-aligned'],
    })
  })
})
