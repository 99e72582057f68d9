import { readHeader, subjectOf, valuesOf } from '@gwirio/mail'
import { describe, expect, it } from 'vitest'
import { readSubmission } from './read-submission.ts'

const recipient = 'sian@post.example'
const fields: Readonly<Record<string, string | null>> = {
  From: 'Reports <reports@gwirio.example>',
  To: recipient,
  Subject: 'Llythyr',
  Date: 'Sun, 22 Nov 2026 10:00:00 +0000',
  'Message-ID': '<1@reports.gwirio.example>',
  'X-Gwirio-Case': 'GW26P00123',
  'X-Gwirio-Party': '1',
}
const body = 'MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nAnnwyl Sian\r\n'

/** @param change fields that are others, gone (null), or added as lines */
function message(change: Readonly<Record<string, string | null>> = {}, lines = ''): Buffer {
  const header = Object.entries({ ...fields, ...change })
    .flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]))
    .join('')
  return Buffer.from(`${header}${lines}${body}`, 'latin1')
}

function read(raw: Uint8Array, to = recipient) {
  return readSubmission(raw, { recipient: to, mailDomain: 'gwirio.example' })
}

function rawOf(result: ReturnType<typeof read>): string {
  if ('problem' in result || !('raw' in result.content)) throw new Error('not read')
  return Buffer.from(result.content.raw).toString('latin1')
}

const tagged = { 'X-Gwirio-Case': null, 'X-Gwirio-Party': null }

describe('a submitted message', () => {
  it('says in its header for whom it is, and leaves without that', () => {
    const result = read(message({ 'X-Gwirio-Kind': 'Report', 'X-Gwirio-Reference': 'R-17' }))
    expect(result).toMatchObject({
      case: 'GW26P00123',
      party: '1',
      kind: 'report',
      reference: 'R-17',
      address: recipient,
      idempotencyKey: expect.stringMatching(/^smtp-[\w-]{43}$/),
    })
    expect(rawOf(result)).toBe(message(tagged).toString('latin1'))
  })

  it.each([
    ['[gwirio GW26P00123 1] Llythyr', 'Llythyr'],
    ['Llythyr [gwirio GW26P00123 1]', 'Llythyr'],
    ['Llythyr [Gwirio GW26P00123 1] i chi', 'Llythyr i chi'],
    ['[gwirio GW26P00123 1]', ''],
    ['=?utf-8?B?W2d3aXJpbyBHVzI2UDAwMTIzIDFdIEPFtW4=?=', 'Cŵn'],
    ['=?utf-8?Q?C=C5=B5n?= [gwirio GW26P00123 1]', 'Cŵn'],
    ['Llythyr\r\n [gwirio GW26P00123 1]', 'Llythyr'],
  ])('says it in a tag of the subject, which goes: %s', (subject, left) => {
    const result = read(message({ ...tagged, Subject: subject }))
    expect(result).toMatchObject({ case: 'GW26P00123', party: '1', kind: 'letter' })
    const header = readHeader(Buffer.from(rawOf(result), 'latin1'))
    expect(valuesOf(header, 'subject')).toHaveLength(1)
    expect(subjectOf(header)).toBe(left)
    expect(rawOf(result)).toContain(body)
  })

  it.each([
    ["O'Brien & Sons <o'brien&west@post.example>", "o'brien&west@post.example"],
    ['<SIAN@Post.Example>', 'sian@post.example'],
    ['=?utf-8?Q?Si=C3=A2n?= <sian@post.example>', 'sian@post.example'],
  ])('goes to the one mailbox in To: %s', (to, envelope) => {
    expect(read(message({ To: to }), envelope)).toMatchObject({ case: 'GW26P00123' })
  })

  it.each([
    ['no To', message({ To: null }), 'to-not-one'],
    ['two in To', message({ To: `${recipient}, gwen@post.example` }), 'to-not-one'],
    ['a group in To', message({ To: `all: ${recipient};` }), 'to-not-one'],
    [
      'another address in the name',
      message({ To: `"gwen@post.example" <${recipient}>` }),
      'to-not-one',
    ],
    ['a comment in To', message({ To: `${recipient} (gwen@post.example)` }), 'to-not-one'],
    ['To twice', message({}, `To: ${recipient}\r\n`), 'field-repeated'],
    ['another in To', message({ To: 'gwen@post.example' }), 'recipient-differs'],
    ['a tag in the address', message({ To: 'sian+a@post.example' }), 'recipient-differs'],
    ['Cc', message({}, 'Cc: gwen@post.example\r\n'), 'other-recipients'],
    ['an empty Cc', message({}, 'CC:\r\n'), 'other-recipients'],
    ['Bcc', message({}, 'Bcc: gwen@post.example\r\n'), 'other-recipients'],
    ['Resent-To', message({}, 'Resent-To: gwen@post.example\r\n'), 'other-recipients'],
    ['Bcc folded', message({}, 'Bcc:\r\n gwen@post.example\r\n'), 'other-recipients'],
    [
      'a field with a blank before its colon',
      message({}, 'Bcc : gwen@post.example\r\n'),
      'header-malformed',
    ],
    ['a line that is no field', message({}, 'Bcc\r\n'), 'header-malformed'],
    [
      'a read receipt',
      message({}, 'Disposition-Notification-To: a@gwirio.example\r\n'),
      'read-receipt',
    ],
    ['no From', message({ From: null }), 'from-not-ours'],
    ['a From of others', message({ From: 'a@evil.example' }), 'from-not-ours'],
    ['a From that ends like ours', message({ From: 'a@evilgwirio.example' }), 'from-not-ours'],
    ['two in From', message({ From: 'a@gwirio.example, b@gwirio.example' }), 'from-not-ours'],
    ['a Reply-To of others', message({}, 'Reply-To: a@evil.example\r\n'), 'reply-not-ours'],
    ['a Sender of others', message({}, 'Sender: a@evil.example\r\n'), 'reply-not-ours'],
    ['From twice', message({}, 'From: reports@gwirio.example\r\n'), 'field-repeated'],
    ['Subject twice', message({}, 'Subject: b\r\n'), 'field-repeated'],
    ['Content-Type twice', message({}, 'Content-Type: text/html\r\n'), 'field-repeated'],
    ['no Message-ID', message({ 'Message-ID': null }), 'message-id-missing'],
    ['a Message-ID that is none', message({ 'Message-ID': 'a b' }), 'message-id-missing'],
    ['no case and party', message(tagged), 'party-missing'],
    ['no party', message({ 'X-Gwirio-Party': null }), 'party-missing'],
    ['the case twice', message({}, 'X-Gwirio-Case: GW26P00123\r\n'), 'party-named-twice'],
    ['another case too', message({}, 'x-gwirio-case: GW26P00124\r\n'), 'party-named-twice'],
    ['a tag too', message({ Subject: '[gwirio GW26P00123 1]' }), 'party-named-twice'],
    [
      'two tags',
      message({ ...tagged, Subject: '[gwirio GW26P00123 1] [gwirio GW26P00124 1]' }),
      'party-named-twice',
    ],
    [
      'a tag and a field',
      message({ 'X-Gwirio-Case': null, Subject: '[gwirio GW26P00123 1]' }),
      'party-named-twice',
    ],
    [
      'a tag without party',
      message({ ...tagged, Subject: '[gwirio GW26P00123]' }),
      'party-malformed',
    ],
    [
      'a tag that does not end',
      message({ ...tagged, Subject: '[gwirio GW26P00123 1' }),
      'party-malformed',
    ],
    ['a case in small letters', message({ 'X-Gwirio-Case': 'gw26p00123' }), 'party-malformed'],
    ['two parties', message({ 'X-Gwirio-Party': '1, 2' }), 'party-malformed'],
    ['a kind that is none', message({}, 'X-Gwirio-Kind: memo\r\n'), 'field-value'],
    ['a reference with a name', message({}, 'X-Gwirio-Reference: "Sian"\r\n'), 'field-value'],
    ['a misspelt field', message({}, 'X-Gwirio-Partie: 1\r\n'), 'field-unknown'],
    [
      'parts that are read in two ways',
      message({}, 'Content-Transfer-Encoding: x-uuencode\r\n'),
      'parts-malformed',
    ],
    [
      'a line break in the subject',
      message({ Subject: '=?utf-8?Q?a=0D=0ABcc:_b@x.example?=' }),
      'subject-not-readable',
    ],
  ])('is refused with %s', (_, raw, problem) => {
    expect(read(raw)).toEqual({ problem })
  })
})
