import { describe, expect, it } from 'vitest'
import { splitText } from './quoted-text.ts'

const written = (text: string) =>
  splitText(text.split('\n'))
    .written.join('\n')
    .replace(/\n+/g, '|')
    .replace(/^\||\|$/g, '')

describe('writtenText', () => {
  it.each([
    ['the whole of a new message', 'Helo\n\n123456\nDiolch', 'Helo|123456|Diolch'],
    [
      'what stands above a quote',
      '123456\n\nOn Mon, 2 Mar 2026 at 10:00, Gwirio <r-x@reply.example> wrote:\n> 654321\n',
      '123456',
    ],
    [
      'what stands above a Welsh quote',
      '123456\n\nAr Llun, 2 Maw 2026 am 10:00, Gwirio <r-x@reply.example> ysgrifennodd:\n> 654321',
      '123456',
    ],
    [
      'what stands below a quote',
      'Am 02.03.26 um 10:00 schrieb Gwirio:\n> 654321\n\n123456',
      '123456',
    ],
    ['what stands below lines with bars', '| 654321\n| Gwirio\n123456', '123456'],
    ['what stands between quotes', '> 111111\n123456\n> 222222\nDiolch\n> 333333', '123456|Diolch'],
    [
      'what stands above an attribution in three lines',
      '123456\nOn Mon, 2 Mar 2026 at 10:00,\nGwirio\n<r-x@reply.example> wrote:\n> 654321',
      '123456|On Mon, 2 Mar 2026 at 10:00,|Gwirio',
    ],
    [
      'what stands above a folded attribution',
      '123456\nOn Mon, 2 Mar 2026 at 10:00,\nGwirio wrote:\n> 654321',
      '123456',
    ],
    [
      'what stands above an unmarked quote',
      '123456\nOn 2 Mar 2026 10:00, Gwirio wrote:\n\n654321\n',
      '123456',
    ],
    [
      'what stands above an original message',
      '123456\n-----Original Message-----\n654321',
      '123456',
    ],
    ['what stands above a Welsh original', '123456\n-----Neges Wreiddiol-----\n654321', '123456'],
    [
      'what stands above a forwarded message',
      '123456\n---------- Forwarded message ---------\n654321',
      '123456',
    ],
    [
      'what stands above a header',
      '123456\n________________________________\nFrom: Gwirio <a@b.example>\nSent: 02 March 2026 10:00\nTo: Sian\nSubject: Code\n\n654321',
      '123456|________________________________',
    ],
    [
      'what stands above a Welsh header',
      '123456\n*Oddi wrth:* Gwirio\n*Anfonwyd:* 02 Mawrth 2026\n*At:* Sian\n*Pwnc:* Cod\n\n654321',
      '123456',
    ],
    ['what stands above the signature', '123456\n-- \nSian\n654321', '123456'],
    ['nothing of what is encrypted', 'Helo\n-----BEGIN PGP MESSAGE-----\n654321', 'Helo'],
    ['a code between dashes', '--- 123456 ---', '--- 123456 ---'],
    ['a line that begins like a header', 'From: my phone\n123456', 'From: my phone|123456'],
    ['a sentence about writing', 'You wrote: send it\n123456', 'You wrote: send it|123456'],
  ])('keeps %s', (_, text, kept) => {
    expect(written(text)).toBe(kept)
  })
})

describe('an e-mail of our own in a wording that was published', () => {
  const own = {
    subject: 'Confirm',
    text: 'Please send us the number from your mobile phone today.',
  }
  const lines = ['On 2 Mar 2026 10:00, Gwirio wrote:', '', own.text, '', '123456']

  it('has an end that can be seen below it', () => {
    expect(splitText(lines, [own]).written).toContain('123456')
    expect(splitText(lines, [{ ...own, text: 'Other words.' }]).written).not.toContain('123456')
    expect(splitText(lines).written).not.toContain('123456')
  })
})
