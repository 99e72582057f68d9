import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authenticateMail, type Reply, readReply } from '../src/index.ts'
import { signMail } from './dkim-signer.ts'
import { keyRecord, privateKey } from './signed-mail.ts'
import { zoneResolver } from './zone-resolver.ts'

const now = new Date('2026-11-22T10:00:00Z')
const published = keyRecord(privateKey)
const dns = zoneResolver({
  's1._domainkey.example.com': published.type === 'TXT' ? published.text : '',
})

/** What the great providers sign, as their mail shows. */
const providers = {
  gmail:
    'content-transfer-encoding:to:subject:message-id:date:from:in-reply-to:references:mime-version:from:to:cc:subject:date:message-id:reply-to',
  yahoo: 'Date:From:To:Subject:In-Reply-To:References:From:Subject:Reply-To',
  outlook: 'From:Date:Subject:Message-ID:Content-Type:MIME-Version:X-MS-Exchange-SenderADCheck',
  proton:
    'Date:To:From:Cc:Subject:Message-ID:In-Reply-To:References:From:To:Cc:Date:Subject:Reply-To',
  icloud: 'from:Content-Type:Mime-Version:Subject:Date:Message-Id:To',
} as const

const head = [
  'From: Sian <sian@example.com>',
  'To: r-token@reply.example',
  'Subject: Re: Eich cod',
  'Date: Sun, 22 Nov 2026 09:59:00 +0000',
  'Message-ID: <1@example.com>',
  'MIME-Version: 1.0',
]
const compose = (fields: readonly string[], body: readonly string[]) =>
  Buffer.from([...head, ...fields, '', ...body, ''].join('\r\n')).toString('latin1')

const mails: Record<string, string> = {
  alternative: compose(
    ['Content-Type: multipart/alternative; boundary="b1"'],
    ['--b1', 'Content-Type: text/plain; charset="UTF-8"', '', '123456', '', '> 999999', '', '--b1',
      'Content-Type: text/html; charset="UTF-8"', '', '<div dir="ltr">123456</div>', '<!-- 888888 -->', '', '--b1--'],
  ),
  mixed: compose(
    ['Content-Type: multipart/mixed; boundary=outer'],
    ['This is a multi-part message in MIME format.', '--outer', 'Content-Type: multipart/alternative; boundary="inner"', '',
      '--inner', 'Content-Type: text/plain', '', 'Cod: 123456', '--inner', 'Content-Type: text/html', '', '<p>Cod: 123456</p>', '--inner--',
      '--outer', 'Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment; filename=a.txt', '', '777777', '--outer--'],
  ),
  plain: compose(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit'], ['Siân, 123456', '', '> &#57;99999 hen god']),
  bare: compose([], ['123456', '-- ', '07700 900123']),
  quoted: compose(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable'], ['Si=C3=A2n 12=', '3456']),
  base64: compose(['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64'], [Buffer.from('Siân 123456\r\n> 999999\r\n').toString('base64')]),
  html: compose(['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 7bit'], ['<html><body>123456<!-- 999999 --><blockquote>888888</blockquote></body></html>']),
} // biome-ignore format: a table

const connection = { remoteAddress: null, helo: null, mailFrom: null }
const judge = async (mail: string) =>
  await authenticateMail(Buffer.from(mail, 'latin1'), connection, { resolver: dns.resolver, now })
const read = async (mail: string) => await readReply(Buffer.from(mail, 'latin1'))

describe('a mail whose Content-Type is not signed', () => {
  const rows = Object.entries(providers).flatMap(([provider, fields]) =>
    Object.entries(mails).map(
      ([name, mail]) => [provider, name, signMail(mail, { fields })] as const,
    ),
  )

  it.each(rows)('of %s, %s, is believed as it was sent', async (_, __, mail) => {
    expect(await judge(mail)).toMatchObject({ level: 'strong', dkim: [{ problem: null }] })
    expect(await read(mail)).toMatchObject({ codes: ['123456'], problem: null })
  })

  it.each([
    ['plain text with an equals sign', ['Content-Type: text/plain'], 'cod=123456'],
    ['plain text with another', ['Content-Type: text/plain'], 'cod=654321'],
    ['plain text with an address in brackets', ['Content-Type: text/plain'], '<a@example.com>'],
    ['HTML with nothing in it', ['Content-Type: text/html'], ''],
    ['no body', [], ''],
    ['a code page', ['Content-Type: text/plain; charset=windows-1252'], 'Si\xe2n'],
  ])('of Yahoo is believed with %s', async (_, fields, body) => {
    const mail = [...head, ...fields, '', body, ''].join('\r\n')
    expect(await judge(signMail(mail, { fields: providers.yahoo }))).toMatchObject({
      level: 'strong',
    })
  })

  it('is not believed when the body could be read in another way', async () => {
    const fields = providers.yahoo
    const attack = async (name: string, from: string | RegExp, to: string) => {
      const mail = signMail(mails[name] ?? '', { fields })
      const changed = mail.replace(from, to)
      expect(changed).not.toBe(mail)
      expect(await judge(changed)).toMatchObject({
        level: 'none',
        dkim: [{ result: 'pass', problem: 'form-not-signed' }],
      })
    }
    await attack('mixed', 'boundary=outer', 'boundary=inner')
    await attack('mixed', 'multipart/mixed; boundary=outer', 'text/plain')
    await attack('mixed', 'multipart/mixed', 'multipart/digest')
    await attack('mixed', 'boundary=outer', 'boundary=outer; boundary=inner')
    await attack('mixed', 'boundary=outer', "boundary*=us-ascii''outer")
    await attack('alternative', /Content-Type: multipart.*\r\n/, '')
    await attack('plain', 'text/plain', 'text/html')
    await attack('plain', 'utf-8', 'utf-7')
    await attack('plain', 'utf-8', 'iso-8859-1')
    await attack('plain', 'utf-8', 'utf-16')
    await attack('plain', 'text/plain', 'application/pdf')
    await attack('plain', 'text/plain;', 'text/plain; delsp=yes;')
    await attack('plain', '8bit', 'base64')
    await attack('plain', 'Content-Transfer', 'Content-Disposition: attachment\r\nContent-Transfer')
    await attack('quoted', 'quoted-printable', '7bit')
    await attack('base64', 'base64', '7bit')
    await attack('html', 'text/html', 'text/plain')
    await attack('html', /Content-Type: text\/html.*\r\n/, '')
  })
})

describe('what a person quotes of somebody', () => {
  const plain = 'Content-Type: text/plain; charset=utf-8'
  const mime = ['--evil', 'Content-Type: text/html', '', '<p>654321</p>', '--evil--']

  it.each([
    ['as HTML', [plain], ['Content-Type: text/html'], ['Diolch', '> <br>654321<br>']],
    ['as HTML below a tag', [plain], ['Content-Type: text/html'], ['<p>Diolch</p>', '> <p>654321</p>']],
    ['as a page', [plain], ['Content-Type: text/html'], ['> <html><p>654321</p></html>']],
    ['behind a comment', [plain], ['Content-Type: text/html'], ['Diolch', '> <!--', '> --><p>654321</p>']],
    ['as escapes', [plain], [plain, 'Content-Transfer-Encoding: quoted-printable'], ['Beth yw =36=35=34=33=32=31?']],
    ['as escaped tags', ['Content-Type: text/html'], ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
      ['<blockquote>=3C/blockquote=3E654321</blockquote>']],
    ['as a part', [plain], ['Content-Type: multipart/alternative; boundary=evil'], ['Diolch', '', ...mime]],
  ])('is not read %s by another name of its form', async (_, fields, others, body) => {
    const signed = signMail(compose(fields, body), { fields: providers.yahoo })
    const changed = signed.replace(fields.join('\r\n'), others.join('\r\n'))
    expect(changed).not.toBe(signed)
    expect(await judge(changed)).toMatchObject({ level: 'none', dkim: [{ problem: 'form-not-signed' }] })
  })
}) // biome-ignore format: a table

const names = ['Content-Type', 'Content-Transfer-Encoding', 'MIME-Version', 'Content-Disposition', 'Reply-To', 'Cc', 'Subject', 'From', 'Sender', 'X-A', 'DKIM-Signature', 'Content-Language'] // biome-ignore format: a list
const values = ['text/html', 'text/plain; charset=utf-7', 'text/plain; charset=utf-16le', 'multipart/mixed; boundary=inner', 'multipart/alternative; boundary=b1', 'multipart/digest; boundary=outer', 'multipart/related; boundary=b1', 'message/rfc822', 'text/plain; format=flowed; delsp=yes', 'text/plain; charset=gb18030', 'base64', 'quoted-printable', '7bit', 'x-uuencode', 'attachment', 'inline; filename=a', '1.0', 'eve@stranger.example', 'Sian <sian@example.com>', '654321'] // biome-ignore format: a list

type Change = (mail: string) => string

const addField = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom(...values),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .map(
    ([name, value, place]): Change =>
      (mail) => {
        const ends = Array.from(mail.matchAll(/\r\n(?=[^\s])/g), ({ index }) => index + 2)
        const inHeader = ends.filter((end) => end < mail.indexOf('\r\n\r\n') + 2)
        const at = [0, ...inHeader][Math.floor(place * inHeader.length)] ?? 0
        return `${mail.slice(0, at)}${name}: ${value}\r\n${mail.slice(at)}`
      },
  )
const dropField = fc.constantFrom(...names).map(
  (name): Change =>
    (mail) =>
      mail.replace(new RegExp(`^${name}:.*\\r\\n(?:[ \\t].*\\r\\n)*`, 'im'), ''),
)
const replaceField = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)).map(
  ([name, value]): Change =>
    (mail) =>
      mail.replace(new RegExp(`^${name}:.*$`, 'im'), `${name}: ${value}`),
)
const changeByte = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom('\r', '\n', '\0', ' ', '-', '=', '1', '<', '\xa0', ':', '\t'),
  )
  .map(
    ([place, byte]): Change =>
      (mail) => {
        const at = Math.floor(place * mail.length)
        return mail.slice(0, at) + byte + mail.slice(at + 1)
      },
  )
const insertByte = fc
  .tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom('\r\n', '\n', '\r', '\0', ' ', '\r\n ', '\t', '--b1\r\n'),
  )
  .map(
    ([place, byte]): Change =>
      (mail) => {
        const at = Math.floor(place * mail.length)
        return mail.slice(0, at) + byte + mail.slice(at)
      },
  )
const swapFields = fc.constant<Change>((mail) =>
  mail.replace(/^(Subject:.*\r\n)(Date:.*\r\n)/m, '$2$1'),
)
const change = fc.oneof(addField, dropField, replaceField, changeByte, insertByte, swapFields)

/** What an attacker would gain by changing; more people in Cc or Reply-To only ever hold a reply. */
const gain = ({ from, codes, textsDisagree, problem }: Reply) => ({
  from,
  codes: new Set(codes),
  textsDisagree,
  problem,
})

describe('what was authenticated', () => {
  it('is what is read, whatever happens to a signed mail on its way', {
    timeout: 120_000,
  }, async () => {
    const originals = new Map<string, object>()
    let believed = 0
    const samples = fc.record({
      fields: fc.constantFrom(...Object.values(providers)),
      name: fc.constantFrom(...Object.keys(mails)),
      canonicalisation: fc.constantFrom('relaxed/relaxed', 'simple/simple', 'relaxed/simple'),
      changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(samples, async ({ fields, name, canonicalisation, changes }) => {
        const original = mails[name] ?? ''
        if (!originals.has(name)) originals.set(name, gain(await read(original)))
        const signed = signMail(original, { fields, canonicalisation })
        const changed = changes.reduce((mail, apply) => apply(mail), signed)
        const verdict = await judge(changed)
        if (verdict.level === 'none') return
        believed++
        const reply = await read(changed)
        expect(verdict.from).toBe(reply.from)
        if (reply.problem === null) expect(gain(reply)).toEqual(originals.get(name))
      }),
      { seed: 1, numRuns: 1_000 },
    )
    // Control: some changes do no harm, and such mail is believed
    expect(believed).toBeGreaterThan(50)
  })
})
