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
