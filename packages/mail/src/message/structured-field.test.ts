import { describe, expect, it } from 'vitest'
import { parseStructuredField } from './structured-field.ts'

describe('parseStructuredField', () => {
  it.each([
    ['text/plain', 'text/plain', {}],
    ['Text/HTML; Charset=UTF-8', 'text/html', { charset: 'UTF-8' }],
    ['text/plain ; charset = "utf-8" ; format=flowed ;', 'text/plain', { charset: 'utf-8', format: 'flowed' }],
    ['multipart/mixed; boundary="a;b=\\"c\\""', 'multipart/mixed', { boundary: 'a;b="c"' }],
    ['multipart/mixed;\tboundary==_a', 'multipart/mixed', { boundary: '=_a' }],
    ['attachment; filename*=utf-8\'\'a%20b', 'attachment', { 'filename*': "utf-8''a%20b" }],
    ['', '', {}],
  ])('reads %j', (text, value, parameters) => {
    const field = parseStructuredField(text)
    expect(field).toMatchObject({ value, isOdd: false })
    expect(Object.fromEntries(field.parameters)).toEqual(parameters)
  }) // biome-ignore format: one case a line

  it.each([
    'text/plain; charset=utf-8; charset=utf-7',
    'multipart/mixed (boundary=a); boundary=b',
    'multipart/mixed; boundary=a b',
    'multipart/mixed; boundary="a" b',
    'multipart/mixed; boundary="a',
    'text/plain charset=utf-8',
    ';',
    `text/plain; a=${'b'.repeat(4_000)}`,
  ])('finds %j odd', (text) => {
    expect(parseStructuredField(text).isOdd).toBe(true)
  })

  it('keeps the first of two', () => {
    const field = parseStructuredField('multipart/mixed; boundary=a; boundary=b')
    expect(field.parameters.get('boundary')).toBe('a')
  })
})
