import { describe, expect, it } from 'vitest'
import { showMail } from './show-mail.ts'

const known = 'sian.1@example.com'

function show(fields: string[], body: string) {
  const raw = [...fields, '', body].join('\r\n')
  return showMail(Buffer.from(raw), known)
}

function showAttached(fields: string[]) {
  const type = 'Content-Type: multipart/mixed; boundary="b"'
  return show([type], ['--b', '', 'Helo', '--b', ...fields, '', 'abc', '--b--'].join('\r\n'))
    .attachments
}

const header = [
  'From: Siân <sian.1@example.com>',
  'To: r-0123@reply.example',
  'Subject: Re: 123456',
]
const html = [...header, 'Content-Type: text/html; charset=utf-8']

describe('a mail that staff look at', () => {
  it('shows who wrote what, with every digit covered', () => {
    expect(show(header, 'Fy nghod i yw 123 456.\r\n\r\nSiân, 07700 900123')).toEqual({
      from: ['Siân <sian.1@example.com>'],
      to: ['•••@reply.example'],
      cc: [],
      replyTo: [],
      subject: 'Re: ••••••',
      text: 'Fy nghod i yw ••• •••.\n\nSiân, ••••• ••••••',
      isCut: false,
      attachments: [],
    })
  })

  it.each([
    '１２３４５６',
    '①②③④⑤⑥',
    '١٢٣٤٥٦',
    '𝟏𝟐𝟑𝟒𝟓𝟔',
    '1\u200b2\u200b3\u200b4\u200b5\u200b6',
    '¹²³⁴⁵⁶',
  ])('covers digits of every kind: %s', (digits) => {
    expect(show(html, `<p>${digits}</p>`).text).toBe('••••••')
  })

  it('covers whose another address is, wherever it stands', () => {
    const shown = show(
      [
        'From: =?utf-8?Q?Dai?= <dai.jones@other.example>',
        'Reply-To: dai@other7.example, Sian.1@Example.com',
        'Cc: "x" <cousin@other.example>',
      ],
      'write to dai.jones@other.example or sian.1@example.com.',
    )
    expect(shown).toMatchObject({
      from: ['Dai <•••@other.example>'],
      replyTo: ['•••@other•.example, Sian.1@Example.com'],
      cc: ['"x" <•••@other.example>'],
      text: 'write to •••@other.example or sian.1@example.com.',
    })
  })

  it.each([
    "mair.o'connell@refuge.example",
    '"mair.jones"@refuge.example',
    '"mair jones"@refuge.example',
    '"mair@jones"@refuge.example',
    'mair.jones @ refuge.example',
    'mair . jones@refuge.example',
    'mair.jones(x)@refuge.example',
    'mair.jones (x (y)) @refuge.example',
    '<mair.jones>@refuge.example',
    'mair.jones@@refuge.example',
    'mair.jones%40refuge.example',
    'mair.jones%2540refuge.example',
    'mair=40refuge.example@relay.example',
    'mair.jones&#64;refuge.example',
    'mair.jones[at]refuge.example',
    'mair.jones (at) refuge.example',
    'mair.jones@[192.0.2.1]',
    `${'mair.'.repeat(100)}jones@refuge.example`,
    'mair.sian.1@example.com',
    '"mair"sian.1@example.com@refuge.example',
    '=?utf-8?B?bWFpci5qb25lc0ByZWZ1Z2UuZXhhbXBsZQ',
  ])('covers an address in whichever form it is written: %s', (address) => {
    const { from, subject, text } = show(
      [`From: ${address}`, `Subject: am ${address}`],
      `am ${address}`,
    )
    const shown = [...from, subject, text].join()
    expect(shown).not.toMatch(/mair|jones|connell/)
    expect(shown).toMatch(/•••.*,am .?•••.*,am .?•••/)
  })

  it('covers an address over the ends of lines and elements', () => {
    const page = 'am mair.jones<br>@refuge.example, <b>mair.jones</b> <i>@</i>refuge.example'
    expect(show(html, page).text).toBe('am •••@refuge.example, •••@refuge.example')
  })

  it('covers before it cuts', () => {
    const many = 'Dai <mair.jones@refuge.example>, '.repeat(60)
    const { to, subject } = show([`To: ${many}`, `Subject: ${many}`], '')
    expect(to[0]).toHaveLength(1_000)
    expect([to, subject].join()).not.toMatch(/mair/)
    const long = `${' '.repeat(199_990)}mair.jones@refuge.example`
    expect(show(header, `am${long}`).text).toBe('am •••@')
    expect(show(header, `am${long.slice(30)}`).text).toBe('am •••@refuge.example')
  })

  it('shows of HTML what a reader sees, and no markup', () => {
    const page = `<style>p{}</style><script>alert(1)</script><p>Helo <b>bawb</b></p>
      <img src="https://tracker.example/x.gif"><p style="display:none">cudd</p><a href="https://evil.example">yma</a>`
    expect(show(html, page).text).toBe('Helo bawb\n\nyma')
  })

  it('shows what would turn the text around, and leaves out what nobody sees', () => {
    expect(show(html, 'a\u202eb\u2066c\u200b\u00add\u0007').text).toBe('a\ufffdb\ufffdcd\ufffd')
  })

  it('says when there is more', () => {
    expect(show(header, 'geiriau '.repeat(10_000))).toMatchObject({ isCut: true })
    expect(show(header, 'geiriau '.repeat(10_000)).text).toHaveLength(20_000)
  })

  it('names what is attached and shows nothing of it', () => {
    const body = [
      '--b',
      'Content-Type: text/plain',
      '',
      'Helo',
      '--b',
      'Content-Type: application/pdf; name="llythyr 2026.pdf"',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename="llythyr 2026.pdf"',
      '',
      'QUJDRA==',
      '--b--',
    ].join('\r\n')
    const shown = show(
      [...header, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"'],
      body,
    )
    expect(shown.text).toBe('Helo')
    expect(shown.attachments).toEqual([
      { name: 'llythyr ••••.pdf', type: 'application/pdf', bytes: 4 },
    ])
  })

  it.each([
    [
      'Content-Disposition: attachment; filename="mair.jones@refuge.example 12.pdf"',
      '•••@refuge.example ••.pdf',
    ],
    [
      "Content-Disposition: attachment; filename*=utf-8''mair%40refuge.example%31",
      '•••@refuge.example•',
    ],
    [
      'Content-Disposition: attachment; filename*0*=utf-8\'\'mair%2ejones; filename*1="@refuge.example"',
      '•••@refuge.example',
    ],
    [
      'Content-Disposition: attachment; filename="=?utf-8?Q?llythyr_mair=40refuge.example?="',
      'llythyr •••@refuge.example',
    ],
    [
      `Content-Disposition: attachment; filename="${'x'.repeat(195)} mair.jones@refuge.example"`,
      `${'x'.repeat(195)} •••@`,
    ],
  ])('covers what the name of a file says: %s', (field, name) => {
    expect(showAttached([field, 'Content-Type: image/png'])).toEqual([
      { name, type: 'image/png', bytes: 3 },
    ])
  })

  it.each(['x-123456/mair.jones', 'application/mair.jones'])(
    'does not show a type that somebody made up: %s',
    (type) => {
      expect(showAttached([`Content-Type: ${type}`])).toEqual([
        { name: null, type: 'application/octet-stream', bytes: 3 },
      ])
    },
  )

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no mail', Buffer.from('\0\xff'.repeat(1000), 'latin1')],
    ['too much', Buffer.alloc(2_000_000, 'a@b ')],
    ['all brackets', Buffer.alloc(2_000_000, 'x\n\n)@"@')],
  ])('is shown without an error when it is %s', (_, raw) => {
    expect(showMail(raw, known)).toMatchObject({ isCut: false, attachments: [] })
  })
})
