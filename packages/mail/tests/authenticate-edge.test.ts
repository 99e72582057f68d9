import { describe, expect, it } from 'vitest'
import { type AuthenticationOptions, authenticateMail } from '../src/index.ts'
import { signMail } from './dkim-signer.ts'
import { composeMail, keyRecord, privateKey } from './signed-mail.ts'
import { type Answer, zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const published = keyRecord(privateKey)
const record = published.type === 'TXT' ? published.text : ''
const usualZone = {
  's1._domainkey.example.com': record,
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

describe('the results of our edge', () => {
  const edge = { authservId: 'mx.gwirio.example', hopsBehind: 0 }
  const passed = 'Authentication-Results: mx.gwirio.example; dkim=pass header.d=example.com\r\n'
  const received =
    'Received: from a.example by mx.gwirio.example; Sun, 22 Nov 2026 10:00:00 +0000\r\n'
  const mail = composeMail()

  it.each<[string, string, string]>([
    ['dkim=pass header.d=example.com', 'strong', 'edge-dkim-aligned'],
    ['dkim=pass header.i=@example.com header.s=s1', 'strong', 'edge-dkim-aligned'],
    ['dkim=pass (good) header.d=mail.example.com', 'strong', 'edge-dkim-aligned'],
    ['dkim=fail header.d=a.example; dkim=pass header.d=example.com', 'strong', 'edge-dkim-aligned'],
    ['spf=pass smtp.mailfrom=sian@example.com', 'weak', 'edge-spf-aligned'],
    ['spf=pass smtp.mailfrom=example.com; dkim=none', 'weak', 'edge-spf-aligned'],
    ['dmarc=pass header.from=example.com', 'weak', 'edge-dmarc-passed'],
    ['dkim=pass header.d=stranger.example', 'none', 'no-dkim-signature'],
    ['dkim=pass', 'none', 'no-dkim-signature'],
    ['dkim=fail header.d=example.com', 'none', 'no-dkim-signature'],
    ['dkim=passed header.d=example.com', 'none', 'no-dkim-signature'],
    ['spf=pass smtp.mailfrom=stranger.example', 'none', 'no-dkim-signature'],
    ['spf=pass smtp.helo=example.com', 'none', 'no-dkim-signature'],
    ['dmarc=pass header.from=mail.example.com', 'none', 'no-dkim-signature'],
    ['dmarc=pass', 'none', 'no-dkim-signature'],
    ['x=y (dkim=pass header.d=example.com)', 'none', 'no-dkim-signature'],
    ['none', 'none', 'no-dkim-signature'],
  ])('%s make it %s', async (results, level, reason) => {
    const field = `Authentication-Results: mx.gwirio.example;\r\n ${results}\r\n`
    const verdict = await judge(field + received + mail, { edge })
    expect(verdict).toMatchObject({ level })
    expect(verdict.reasons).toContain(reason)
  })

  it.each<[string, string, number]>([
    ['below the Received field of the edge', received + passed, 0],
    ['below two of them', received + received + passed, 1],
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
    expect(await judge(passed + received + mail, options)).toMatchObject({ level: 'strong' })
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

  it('count in whatever case the name is written', async () => {
    const header = passed.replace('mx.gwirio.example', '"MX.Gwirio.EXAMPLE" 1')
    expect(await judge(header + mail, { edge })).toMatchObject({ level: 'strong' })
  })

  it('cannot pass a signature that we would refuse', async () => {
    const broken = (tags: Record<string, string>, fields?: string) =>
      passed + signMail(mail, { tags: { ...tags, bh: 'AAAA' }, ...(fields ? { fields } : {}) })
    expect(await judge(broken({}), { edge })).toMatchObject({ level: 'strong' })
    expect(await judge(broken({ l: '3' }), { edge })).toMatchObject({ level: 'none' })
    expect(await judge(broken({}, 'From:Date'), { edge })).toMatchObject({ level: 'none' })
    expect(await judge(broken({ x: '1' }), { edge })).toMatchObject({ level: 'none' })
  })

  it('obey the policy of the domain', async () => {
    const strict = { '_dmarc.example.com': 'v=DMARC1; p=reject; adkim=s' }
    const header = passed.replace('example.com', 'mail.example.com')
    expect(await judge(header + mail, { edge }, strict)).toMatchObject({
      level: 'none',
      reasons: ['dmarc-not-aligned'],
    })
    expect(await judge(passed + mail, { edge }, strict)).toMatchObject({ level: 'strong' })
  })

  it('only add to what we find ourselves', async () => {
    const failed = passed.replace('pass', 'fail')
    expect(await judge(failed + signMail(mail), { edge })).toMatchObject({
      level: 'strong',
      reasons: ['dkim-aligned'],
    })
  })
})
