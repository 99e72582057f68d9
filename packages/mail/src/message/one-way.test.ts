import { describe, expect, it } from 'vitest'
import { isReadOneWay } from './one-way.ts'

const mixed = 'Content-Type: multipart/mixed; boundary=x\r\n\r\n'
const text = '--x\r\nContent-Type: text/plain\r\n\r\nHelo\r\n'
const base64 = 'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n'

function read(message: string): boolean {
  return isReadOneWay(Buffer.from(`MIME-Version: 1.0\r\n${message}`))
}

describe('isReadOneWay', () => {
  it.each([
    ['plain text', '\r\nHelo\r\n'],
    ['parts', `${mixed}${text}--x--\r\n`],
    [
      'text in an encoding of old',
      'Content-Type: text/plain; charset="ISO-8859-14"\r\n\r\nHelo\r\n',
    ],
    [
      'a document that is named twice alike',
      `${mixed}${text}--x\r\nContent-Type: application/pdf; name="=?utf-8?q?T=C5=B7.pdf?="\r\nContent-Disposition: attachment; filename*=utf-8''T%C5%B7.pdf\r\n\r\n%PDF\r\n--x--\r\n`,
    ],
    ['a document', `${mixed}${text}--x\r\n${base64}SGVsbw==\r\n--x--\r\n`],
  ])('takes %s', (_, message) => {
    expect(read(message)).toBe(true)
  })

  it.each([
    ['a boundary that is not there', 'Content-Type: multipart/mixed\r\n\r\nHelo\r\n'],
    ['an unknown encoding', 'Content-Transfer-Encoding: x-uuencode\r\n\r\nHelo\r\n'],
    ['an encoded multipart', `Content-Transfer-Encoding: base64\r\n${mixed}${text}--x--\r\n`],
    [
      'two boundaries',
      `Content-Type: multipart/mixed; boundary=x; boundary=y\r\n\r\n${text}--x--\r\n`,
    ],
    ['padding within base64', `${mixed}${text}--x\r\n${base64}SGU=bG8=\r\n--x--\r\n`],
    ['other letters in base64', `${mixed}${text}--x\r\n${base64}SGV-sbG8\r\n--x--\r\n`],
    [
      'a piece of a message',
      `${mixed}--x\r\nContent-Type: message/partial; id=a\r\n\r\nHelo\r\n--x--\r\n`,
    ],
    [
      'what lies elsewhere',
      `${mixed}--x\r\nContent-Type: message/external-body\r\n\r\nHelo\r\n--x--\r\n`,
    ],
    ...['utf-7', 'utf-16', 'ibm500', 'hz-gb-2312', 'x-nobody-knows'].map((charset) => [
      `text in ${charset}`,
      `Content-Type: text/plain; charset=${charset}\r\n\r\nHelo\r\n`,
    ]),
    ['a word in utf-7', 'Subject: =?utf-7?Q?+AEg-elo?=\r\n\r\nHelo\r\n'],
    ['two encodings', 'Content-Type: text/plain; charset=utf-8; charset=latin1\r\n\r\nHelo\r\n'],
    ['a file within its text', '\r\nHelo\r\n\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n'],
    [
      'a document of two names',
      `${mixed}${text}--x\r\nContent-Type: application/pdf; name=a.hta\r\nContent-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF\r\n--x--\r\n`,
    ],
    [
      'a deep nest',
      Array.from(
        { length: 30 },
        (_v, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
      ).join(''),
    ],
  ])('does not take %s', (_, message) => {
    expect(read(message)).toBe(false)
  })
})
