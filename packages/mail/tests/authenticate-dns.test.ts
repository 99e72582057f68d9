import { describe, expect, it } from 'vitest'
import { type AuthenticationOptions, authenticateMail } from '../src/index.ts'
import { type Signer, signMail } from './dkim-signer.ts'
import { composeMail, keyRecord, privateKey } from './signed-mail.ts'
import { type Answer, dnsError, zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const published = keyRecord(privateKey)
const record = published.type === 'TXT' ? published.text : ''
const keys = {
  's1._domainkey.example.com': record,
  's1._domainkey.mail.example.com': record,
}
const fetched = { remoteAddress: null, helo: null, mailFrom: null }
const provider = {
  remoteAddress: '192.0.2.1',
  helo: 'mx.example.com',
  mailFrom: 'sian@example.com',
}

type Zone = Record<string, Answer | readonly Answer[]>

async function judge(
  mail: string,
  zone: Zone,
  {
    connection = fetched,
    ...options
  }: Partial<AuthenticationOptions> & { connection?: typeof fetched | typeof provider } = {},
) {
  const dns = zoneResolver(zone)
  const all = { resolver: dns.resolver, now, ...options }
  const verdict = await authenticateMail(Buffer.from(mail), connection, all)
  return { ...verdict, asked: dns.asked }
}

const signed = (signer: Signer = {}, from?: string) =>
  signMail(composeMail(from ? { from } : {}), signer)

describe('the policy of the domain (DMARC)', () => {
  it.each<[string, Zone, string, 'strong' | 'none']>([
    ['p=none', { '_dmarc.example.com': 'v=DMARC1; p=none' }, 'mail.example.com', 'strong'],
    ['p=quarantine', { '_dmarc.example.com': 'v=DMARC1; p=quarantine' }, 'mail.example.com', 'strong'],
    ['p=reject', { '_dmarc.example.com': 'v=DMARC1; p=reject' }, 'mail.example.com', 'strong'],
    ['strict alignment of the same domain', { '_dmarc.example.com': 'v=DMARC1; p=none; adkim=s' }, 'example.com', 'strong'],
    ['strict alignment of a subdomain', { '_dmarc.example.com': 'v=DMARC1; p=none; adkim=s' }, 'mail.example.com', 'none'],
    ['strict alignment in capitals', { '_dmarc.example.com': 'v=DMARC1; p=NONE; adkim=S' }, 'mail.example.com', 'none'],
    ['strict alignment for SPF alone', { '_dmarc.example.com': 'v=DMARC1; p=none; aspf=s' }, 'mail.example.com', 'strong'],
    ['two records, which are none', { '_dmarc.example.com': ['v=DMARC1; p=none; adkim=s', 'v=DMARC1; p=none'] }, 'mail.example.com', 'strong'],
    ['another version', { '_dmarc.example.com': 'v=DMARC2; p=none; adkim=s' }, 'mail.example.com', 'strong'],
    ['no policy', { '_dmarc.example.com': 'v=DMARC1; adkim=s' }, 'mail.example.com', 'strong'],
    ['a record beside others', { '_dmarc.example.com': ['v=spf1 -all', 'v=DMARC1; p=none; adkim=s'] }, 'mail.example.com', 'none'],
    ['a registry above that ends the domain', { '_dmarc.example.com': 'v=DMARC1; p=none; psd=y' }, 'mail.example.com', 'none'],
  ])('with %s', async (_, zone, domain, level) => {
    expect(await judge(signed({ domain }), { ...keys, ...zone })).toMatchObject({ level })
  }) // biome-ignore format: a table

  it.each<[string, string]>([
    ['sp=none', 'none'],
    ['sp=reject', 'reject'],
    ['np=reject; sp=quarantine', 'reject'],
  ])('is inherited by a subdomain: %s', async (tags, policy) => {
    const zone = { ...keys, '_dmarc.example.com': `v=DMARC1; p=quarantine; ${tags}` }
    expect(
      await judge(signed({ domain: 'mail.example.com' }, 'sian@mail.example.com'), zone),
    ).toMatchObject({
      level: 'strong',
      dmarc: { result: 'pass', policy },
    })
  })

  it('of the subdomain comes before that of the domain', async () => {
    const zone = {
      ...keys,
      '_dmarc.example.com': 'v=DMARC1; p=none',
      '_dmarc.mail.example.com': 'v=DMARC1; p=none; adkim=s',
    }
    expect(await judge(signed({}, 'sian@mail.example.com'), zone)).toMatchObject({ level: 'none' })
  })

  it('that the walk ends early makes strangers of what the list calls one domain', async () => {
    const zone = { ...keys, '_dmarc.mail.example.com': 'v=DMARC1; p=none; psd=n' }
    expect(await judge(signed({}, 'sian@mail.example.com'), zone)).toMatchObject({ level: 'none' })
  })
})

describe('the sender (SPF)', () => {
  const many = Array.from({ length: 11 }, (_, at) => [`i${at}.example.com`, 'v=spf1 ?all'] as const)
  it.each<[string, Zone, string]>([
    ['ip4', { 'example.com': 'v=spf1 ip4:192.0.2.0/24 -all' }, 'pass'],
    ['a', { 'example.com': ['v=spf1 a -all', { type: 'A', value: '192.0.2.1' }] }, 'pass'],
    ['mx', { 'example.com': ['v=spf1 mx -all', { type: 'MX', value: { exchange: 'mx.example.com', priority: 1 } }], 'mx.example.com': { type: 'A', value: '192.0.2.1' } }, 'pass'],
    ['include', { 'example.com': 'v=spf1 include:_spf.example.org -all', '_spf.example.org': 'v=spf1 ip4:192.0.2.1 -all' }, 'pass'],
    ['redirect', { 'example.com': 'v=spf1 redirect=_spf.example.org', '_spf.example.org': 'v=spf1 ip4:192.0.2.1 -all' }, 'pass'],
    ['exists with macros', { 'example.com': 'v=spf1 exists:%{ir}.%{v}._spf.%{d} -all', '1.2.0.192.in-addr._spf.example.com': { type: 'A', value: '127.0.0.2' } }, 'pass'],
    ['the local part in a macro', { 'example.com': 'v=spf1 exists:%{l}.users.%{o} -all', 'sian.users.example.com': { type: 'A', value: '127.0.0.2' } }, 'pass'],
    ['HELO in a macro', { 'example.com': 'v=spf1 exists:%{h}._h.example.com -all', 'mx.example.com._h.example.com': { type: 'A', value: '127.0.0.2' } }, 'pass'],
    ['another address', { 'example.com': 'v=spf1 ip4:192.0.2.2 -all' }, 'fail'],
    ['softfail', { 'example.com': 'v=spf1 ~all' }, 'softfail'],
    ['neutral', { 'example.com': 'v=spf1 ?all' }, 'neutral'],
    ['no record', {}, 'none'],
    ['another record', { 'example.com': 'v=spf10 +all' }, 'none'],
    ['two records', { 'example.com': ['v=spf1 +all', 'v=spf1 +all'] }, 'permerror'],
    ['a record that is none', { 'example.com': 'v=spf1 ipv4:192.0.2.1 +all' }, 'permerror'],
    ['a loop', { 'example.com': 'v=spf1 include:example.com +all' }, 'permerror'],
    ['eleven questions', { 'example.com': `v=spf1 ${many.map(([name]) => `include:${name}`).join(' ')} +all`, ...Object.fromEntries(many) }, 'permerror'],
    ['three empty answers', { 'example.com': 'v=spf1 a:n1.example.com a:n2.example.com a:n3.example.com +all' }, 'permerror'],
    ['a name that is none', { 'example.com': 'v=spf1 exists:exa%_mple.%{d} -all' }, 'fail'],
  ])('with %s', async (_, zone, result) => {
    const level = result === 'pass' ? 'weak' : 'none'
    expect(await judge(composeMail(), zone, { connection: provider })).toMatchObject({ level, spf: { result } })
  }) // biome-ignore format: a table

  it('is found over IPv6, and over IPv4 written as IPv6', async () => {
    const zone = { 'example.com': 'v=spf1 ip6:2001:db8::/32 ip4:192.0.2.1 -all' }
    const from = (remoteAddress: string) => ({ connection: { ...provider, remoteAddress } })
    expect(await judge(composeMail(), zone, from('2001:db8::1'))).toMatchObject({ level: 'weak' })
    expect(await judge(composeMail(), zone, from('::ffff:192.0.2.1'))).toMatchObject({
      level: 'weak',
    })
    expect(await judge(composeMail(), zone, from('2001:db9::1'))).toMatchObject({ level: 'none' })
    expect(await judge(composeMail(), zone, from('not an address'))).toMatchObject({
      level: 'none',
      spf: null,
    })
  })

  it('is that of HELO when the reverse path is null', async () => {
    const zone = { 'mx.example.com': 'v=spf1 ip4:192.0.2.1 -all' }
    const connection = { ...provider, mailFrom: '' }
    expect(await judge(composeMail(), zone, { connection })).toMatchObject({
      level: 'weak',
      spf: { domain: 'mx.example.com', result: 'pass' },
    })
    for (const helo of ['localhost', '[192.0.2.1]', 'mx example com', '', 'mx.example.com\0.x']) {
      const verdict = await judge(composeMail(), zone, { connection: { ...connection, helo } })
      expect(verdict).toMatchObject({ level: 'none', asked: [] })
    }
  })

  it('is not asked for where it could not speak for From', async () => {
    const zone = { 'stranger.example': 'v=spf1 +all' }
    const connection = { ...provider, mailFrom: 'eve@stranger.example' }
    expect(await judge(composeMail(), zone, { connection })).toMatchObject({
      level: 'none',
      spf: { domain: 'stranger.example', result: 'policy' },
      asked: [],
    })
  })

  it('of a subdomain is refused by a domain that wants it strict', async () => {
    const connection = { ...provider, mailFrom: 'bounce@mail.example.com' }
    const zone = { 'mail.example.com': 'v=spf1 +all' }
    expect(await judge(composeMail(), zone, { connection })).toMatchObject({ level: 'weak' })
    const strict = { ...zone, '_dmarc.example.com': 'v=DMARC1; p=none; aspf=s' }
    expect(await judge(composeMail(), strict, { connection })).toMatchObject({
      level: 'none',
      reasons: ['dmarc-not-aligned'],
    })
  })

  it('is more than weak for nobody, whatever the policy', async () => {
    const zone = { 'example.com': 'v=spf1 +all', '_dmarc.example.com': 'v=DMARC1; p=reject' }
    expect(await judge(composeMail(), zone, { connection: provider })).toMatchObject({
      level: 'weak',
      dmarc: { result: 'pass', policy: 'reject' },
    })
  })
})

describe('trouble in DNS', () => {
  const spf = { 'example.com': 'v=spf1 ip4:192.0.2.1 -all' }
  const codes = ['ESERVFAIL', 'EREFUSED', 'ETIMEOUT', 'ECONNREFUSED', 'EFORMERR', 'EBADRESP', 'ENOTIMP', 'ECANCELLED'] // biome-ignore format: a list

  it.each(codes)('is a reason to look again: %s', async (code) => {
    const fails = dnsError(code)
    const key = { ...keys, 's1._domainkey.example.com': fails }
    expect(await judge(signed(), key)).toMatchObject({
      level: 'retry',
      from: null,
      reasons: ['dkim-dns-failure'],
    })
    expect(await judge(signed(), { ...keys, '_dmarc.example.com': fails })).toMatchObject({
      level: 'retry',
      reasons: ['dmarc-dns-failure'],
    })
    const bare = await judge(composeMail(), { 'example.com': fails }, { connection: provider })
    expect(bare).toMatchObject({ level: 'retry' })
    expect(bare.reasons).toContain('spf-dns-failure')
  })

  it.each(['ENOTFOUND', 'ENODATA'])('is not an answer that there is nothing: %s', async (code) => {
    const nothing = dnsError(code)
    const key = { ...keys, 's1._domainkey.example.com': nothing }
    expect(await judge(signed(), key)).toMatchObject({ level: 'none' })
    expect(await judge(signed(), { ...keys, '_dmarc.example.com': nothing })).toMatchObject({
      level: 'strong',
    })
  })

  it('does not matter where something better speaks', async () => {
    const fails = dnsError('ESERVFAIL')
    const both = { connection: provider }
    expect(await judge(signed(), { ...keys, 'example.com': fails }, both)).toMatchObject({
      level: 'strong',
    })
    const mail = signMail(signed({ selector: 's2' }))
    const zone = { ...keys, 's2._domainkey.example.com': fails }
    expect(await judge(mail, zone)).toMatchObject({ level: 'strong' })
  })

  it('leaves a weak mail to be looked at again, when its signature may be good', async () => {
    const zone = { ...spf, 's1._domainkey.example.com': dnsError('ETIMEOUT') }
    expect(await judge(signed(), zone, { connection: provider })).toMatchObject({ level: 'retry' })
  })

  it('does not last longer than the deadline of the mail', async () => {
    const never = async () => await new Promise<never>(() => undefined)
    const options = { resolver: never, deadlineSeconds: 0.05 }
    expect(await judge(signed(), keys, options)).toMatchObject({
      level: 'retry',
      reasons: ['dkim-dns-failure'],
    })
    const bare = await judge(composeMail(), {}, { ...options, connection: provider })
    expect(bare).toMatchObject({
      level: 'retry',
      reasons: ['no-dkim-signature', 'spf-dns-failure'],
    })
    // Nobody was asked, so nobody can make it wait
    expect(await judge(composeMail(), {}, options)).toMatchObject({ level: 'none' })
    expect(await judge(signed({ domain: 'stranger.example' }), {}, options)).toMatchObject({
      level: 'none',
    })
  })

  it.each<[string, unknown]>([
    ['no list', null],
    ['an empty list', []],
    ['lists in lists', [[[['v=DKIM1']]]]],
    ['numbers', [[1, 2]]],
    ['a text of a million letters', [['x'.repeat(1_000_000)]]],
    ['a million records', Array.from({ length: 10_000 }, () => ['v=spf1 +all'])],
  ])('that is an odd answer believes nothing: %s', async (_, answer) => {
    const resolver = async () => answer as unknown[]
    const verdict = await judge(signed(), {}, { resolver, connection: provider })
    expect(['none', 'retry']).toContain(verdict.level)
  })
})
