import { signMail } from '../dkim-signer.ts'
import { composeMail } from '../signed-mail.ts'

const mebibyte = 1_048_576

const fill = (piece: string) => piece.repeat(Math.floor((mebibyte - 20_000) / piece.length))
const withBody = (piece: string, headers: readonly string[] = []) =>
  composeMail({ body: fill(piece), headers })
const eightTimes = (mail: string, forms: readonly string[]) =>
  forms.reduce((signed, canonicalisation) => signMail(signed, { canonicalisation }), mail)
const forms = ['simple/simple', 'relaxed/relaxed', 'simple/relaxed', 'relaxed/simple']
const unsigned = { fields: 'From:Subject:Date' }
const bogus = (tags: string) =>
  `DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from:subject; bh=x; b=x; ${tags}\r\n`

const makers: Record<string, () => string> = {
  'lines of text': () => withBody('some words of an ordinary mail that is long\r\n'),
  'eight signatures of all forms': () =>
    eightTimes(withBody('some  words \t of a mail \r\n'), [...forms, ...forms]),
  'eight signatures over empty lines': () => eightTimes(withBody('\r\n'), [...forms, ...forms]),
  'bare line feeds': () => eightTimes(withBody('\n'), [...forms, ...forms]),
  'white space': () => eightTimes(withBody(' \t'), forms),
  'white space in lines': () => eightTimes(withBody(' \t x\r\n'), forms),
  'one line': () => eightTimes(withBody('x'), forms),
  'carriage returns': () => eightTimes(withBody('\r'), forms),
  'a signature that signs other signatures': () =>
    signMail(
      Array.from({ length: 7 }, (_, at) => bogus(`l=${at * 100_000}`)).join('') + withBody('x \t y\r\n'),
      { fields: 'From:Subject:DKIM-Signature' },
    ),
  'signatures of 8,000 letters': () => bogus(`z=${'x'.repeat(7_900)}`).repeat(8) + withBody('x\r\n'),
  'signatures of white space': () => bogus(`n=${`a${' '.repeat(99)}`.repeat(79)}`).repeat(8) + withBody('x\r\n'),
  'signatures of semicolons': () => bogus(';'.repeat(8_000)).repeat(8) + withBody('x\r\n'),
  'signatures of many names': () =>
    Array.from({ length: 8 }, () => bogus('').replace('subject', Array(190).fill('received').join(':'))).join('') +
    'Received: x\r\n'.repeat(900) + withBody('x\r\n'),
  'a thousand fields': () => signMail(withBody('x\r\n', Array(480).fill('X-A: b'))),
  'a thousand folds in one field': () => signMail(withBody('x\r\n', [`X-A: b${'\r\n c'.repeat(900)}`]), { fields: 'From:Subject:X-A' }),
  'a field of 100,000 letters': () => signMail(withBody('x\r\n', [`X-A: ${'x '.repeat(50_000)}`]), { fields: 'From:Subject:X-A' }),
  'a thousand signatures': () => bogus('').repeat(900) + withBody('x\r\n'),
  'a thousand results of an edge': () => 'Authentication-Results: mx.example; dkim=pass header.d=example.com\r\n'.repeat(900) + withBody('x\r\n'),
  'results of parentheses': () => `Authentication-Results: mx.example; ${'('.repeat(8_000)}\r\n`.repeat(12) + withBody('x\r\n'),
  'results of quotes': () => `Authentication-Results: mx.example; a=b ${'"\\'.repeat(4_000)}\r\n`.repeat(12) + withBody('x\r\n'),
  'results of dots': () => `Authentication-Results: mx.example; a=b ${'a . '.repeat(2_000)}\r\n`.repeat(12) + withBody('x\r\n'),
  'sets of ARC': () => 'ARC-Seal: i=1; d=f.example; s=s1; a=rsa-sha256; cv=none; b=x\r\n'.repeat(900) + withBody('x\r\n'),
  'a body of boundaries': () => signMail(withBody('--b\r\n', []), unsigned),
  'a body of equals signs': () => signMail(withBody('=', ['Content-Transfer-Encoding: quoted-printable']), unsigned),
  'a body of escapes': () => signMail(withBody('=41', ['Content-Transfer-Encoding: quoted-printable']), unsigned),
  'a body of base64': () => signMail(withBody('QUJD', ['Content-Transfer-Encoding: base64']), unsigned),
  'a body of base64 and white space': () => signMail(`${withBody('A \r\n', ['Content-Transfer-Encoding: base64'])}!`, unsigned),
  'a body of tags': () => signMail(withBody('<'), unsigned),
  'a Content-Type of parameters': () => signMail(withBody('x\r\n').replace('charset=utf-8', 'a=b; '.repeat(20_000)), unsigned),
  'a From of quotes': () => withBody('x\r\n').replace('Sian ', '"\\'.repeat(400)),
  'a Return-Path of commas': () => `Return-Path: ${'<a@b.c>,'.repeat(12_000)}\r\n${signMail(withBody('x\r\n'))}`,
} // biome-ignore format: a table

/** Mails of a mebibyte at most that are built to cost as much authentication as can be. */
export const hostileSignedMails = Object.entries(makers).map(([name, make]) => ({
  name,
  make: (bytes = mebibyte) => Buffer.from(make(), 'latin1').subarray(0, bytes),
}))
