import { describe, expect, it } from 'vitest'
import { readHeader, valuesOf, withoutFields } from './header-fields.ts'

const read = (text: string) => readHeader(Buffer.from(text))

describe('readHeader', () => {
  it('unfolds fields, decodes UTF-8 and stops at the empty line', () => {
    const header = read('Subject: Siân\r\n  yma\r\nX-A:\r\n b\r\n\r\nFrom: body@example.com\r\n')
    expect(header.isMalformed).toBe(false)
    expect(header.fields.map(({ name, value }) => [name, value])).toEqual([
      ['subject', 'Siân  yma'],
      ['x-a', 'b'],
    ])
  })

  it('reads a message whose lines end in line feeds', () => {
    expect(valuesOf(read('A: b\n c\nA: d\n\nA: e'), 'a')).toEqual(['b c', 'd'])
  })

  it.each([
    'A: b\r\nnot a field\r\n\r\n',
    'A : b\r\n\r\n',
    'A: b\rFrom: c\r\n\r\n',
    'A: b\0\r\n\r\n',
    ' folded before anything\r\n\r\n',
    'A: b\r\n\u00a0From: c\r\n\r\n',
    'A: b\r\n'.repeat(1001),
    `A: b${'\r\n '.repeat(1001)}\r\n`,
    `A: ${'b'.repeat(131_072)}\r\n\r\n`,
  ])('calls a header malformed that parsers read differently: %j', (text) => {
    expect(read(text).isMalformed).toBe(true)
  })

  it.each(['', '\r\n', '\r\n\r\nA: b', 'A: b', 'A: b\r\n'])(
    'reads %j without complaint',
    (text) => {
      expect(read(text).isMalformed).toBe(false)
    },
  )

  it('takes a line of white space for a fold, not for the end', () => {
    expect(valuesOf(read('A: b\r\n \r\nC: d\r\n\r\n'), 'c')).toEqual(['d'])
  })
})

describe('withoutFields', () => {
  it('leaves every other byte as it was', () => {
    const raw = Buffer.from('A: 1\r\nB: 2\r\n 3\r\nC: 4\r\n\r\nB: 5\r\n')
    const fields = readHeader(raw).fields.filter((field) => field.name === 'b')
    expect(Buffer.from(withoutFields(raw, fields)).toString()).toBe('A: 1\r\nC: 4\r\n\r\nB: 5\r\n')
  })
})
