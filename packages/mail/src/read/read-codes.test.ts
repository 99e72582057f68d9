import { describe, expect, it } from 'vitest'
import { multipart, type Parts, part, read } from '../../tests/raw-reply.ts'

describe('the codes of a reply', () => {
  it.each<[string, Parts]>([
    [
      'quoted-printable',
      {
        headers: [
          'Content-Type: text/plain; charset=utf-8',
          'Content-Transfer-Encoding: quoted-printable',
        ],
        body: 'Fy nghod: =31=32=\r\n3456',
      },
    ],
    [
      'base64',
      {
        headers: ['Content-Type: text/plain', 'Content-Transfer-Encoding: base64'],
        body: Buffer.from('123456').toString('base64'),
      },
    ],
    [
      'format=flowed',
      { headers: ['Content-Type: text/plain; format=flowed'], body: 'my code is \r\n123456\r\n' },
    ],
    [
      'HTML alone',
      { headers: ['Content-Type: text/html'], body: '<style>#654321{}</style><p>123456</p>' },
    ],
    [
      'text and HTML',
      multipart('alternative', part('text/plain', '123456'), part('text/html', '<b>123456</b>')),
    ],
    [
      'text without a code beside HTML with one',
      multipart(
        'alternative',
        part('text/plain', 'Needs HTML'),
        part('text/html', '<b>123456</b>'),
      ),
    ],
    [
      'a signed mail',
      multipart(
        'signed',
        part('text/plain', '123456'),
        part('application/pgp-signature', '654321'),
      ),
    ],
    ['the subject', { headers: ['Subject: Cod 123 456'], body: 'Diolch' }],
    [
      'an encoded subject',
      {
        headers: [`Subject: =?utf-8?B?${Buffer.from('Cod １２３４５６').toString('base64')}?=`],
        body: '',
      },
    ],
  ])('reads the code in %s', async (_, parts) => {
    expect(await read(parts)).toMatchObject({
      codes: ['123456'],
      textsDisagree: false,
      problem: null,
    })
  })

  it.each<[string, Parts]>([
    [
      'an attachment',
      multipart(
        'mixed',
        part('text/plain', 'x'),
        part('text/plain', '123456', 'Content-Disposition: attachment'),
      ),
    ],
    [
      'a forwarded message',
      multipart(
        'mixed',
        part('text/plain', 'x'),
        part('message/rfc822', 'Subject: 123456\r\n\r\n123456'),
      ),
    ],
    [
      'the quoted prompt',
      { body: 'Beth?\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, X <x@example.com> wrote:\r\n> 123456' },
    ],
    ['a reference in the subject', { headers: ['Subject: Case GW26P00123 ref 123456'], body: '' }],
  ])('reads no code in %s', async (_, parts) => {
    expect(await read(parts)).toMatchObject({ codes: [] })
  })

  it('does not look at the subject when the body has a code', async () => {
    expect(await read({ headers: ['Subject: 654321'], body: '123456' })).toMatchObject({
      codes: ['123456'],
    })
  })

  it('sees that text and HTML name different codes', async () => {
    const parts = multipart(
      'alternative',
      part('text/plain', '123456'),
      part('text/html', '<b>654321</b>'),
    )
    expect(await read(parts)).toMatchObject({ codes: ['123456', '654321'], textsDisagree: true })
  })
})
