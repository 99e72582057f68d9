import { describe, expect, it } from 'vitest'
import { readParts } from './parts.ts'

const lines = (...all: string[]) => all.join('\r\n')
const types = (message: string) => readParts(message).parts.map((part) => part.type)
const shown = (message: string) =>
  readParts(message)
    .parts.filter((part) => part.isShown)
    .map((part) => part.body.trim())

describe('readParts', () => {
  it('takes a message without a type for plain text', () => {
    expect(readParts('Subject: a\r\n\r\nb\r\n')).toMatchObject({
      parts: [{ type: 'text/plain', encoding: '', isShown: true, isNamed: false, body: 'b\r\n' }],
      problem: null,
    })
  })

  it('reads parts within parts, without preamble, epilogue and the line end before a boundary', () => {
    const message = lines(
      'Content-Type: multipart/mixed; boundary=a', '', 'preamble', '--a',
      'Content-Type: multipart/alternative; boundary=c', '', '--c', '', 'one', '--c',
      'Content-Type: text/html', '', 'two', '--c--', '--a \t', 'Content-Type: image/png', '', 'three', '--a--', 'epilogue',
    ) // biome-ignore format: a message
    expect(readParts(message).problem).toBeNull()
    expect(readParts(message).parts.map(({ type, body }) => [type, body])).toEqual([
      ['text/plain', 'one'],
      ['text/html', 'two'],
      ['image/png', 'three'],
    ])
  })

  it('reads lines that end in line feeds alone', () => {
    const message = 'Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a\n\ntwo\n--a--\n'
    expect(shown(message)).toEqual(['one', 'two'])
  })

  it('gives an empty part where two boundaries touch', () => {
    const message = 'Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\n--a--\r\n'
    expect(readParts(message)).toMatchObject({ parts: [{ body: '' }], problem: null })
  })

  it('leaves messages inside closed', () => {
    const message = 'Content-Type: message/rfc822\r\n\r\nContent-Type: text/html\r\n\r\na'
    expect(types(message)).toEqual(['message/rfc822'])
  })

  it.each([
    ['an attachment', 'mixed', 'Content-Disposition: attachment'],
    ['a disposition that nobody knows', 'mixed', 'Content-Disposition: x-other'],
    ['what a related part refers to', 'related', 'Content-ID: <a>'],
    ['the signature of a signed part', 'signed', 'Content-Type: text/plain'],
  ])('does not show %s', (_, kind, field) => {
    const message = lines(
      `Content-Type: multipart/${kind}; boundary=a`, '', '--a', '', 'one', '--a', field, '', 'two', '--a--', '',
    ) // biome-ignore format: a message
    expect(readParts(message).parts).toHaveLength(2)
    expect(shown(message)).toEqual(['one'])
  })

  it('says so when there is too much of it', () => {
    const open = (at: number) =>
      `Content-Type: multipart/mixed; boundary=x${at}y\r\n\r\n--x${at}y\r\n`
    const deep = Array.from({ length: 14 }, (_, at) => open(at)).join('')
    expect(readParts(deep).problem).toBe('too-complex')
    const wide = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\nb\r\n'.repeat(501)}--a--`
    expect(readParts(wide).problem).toBe('too-complex')
    const fields = `${'X-A: b\r\n'.repeat(900)}\r\n`
    const long = `Content-Type: multipart/mixed; boundary=a\r\n\r\n${`--a\r\n${fields}`.repeat(20)}--a--`
    expect(readParts(long).problem).toBe('too-complex')
  })
})
