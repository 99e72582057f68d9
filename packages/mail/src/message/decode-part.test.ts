import { describe, expect, it } from 'vitest'
import { decodeBody, decodeText, isOddBase64 } from './decode-part.ts'

const part = (body: string | Buffer, encoding = '', parameters: Record<string, string> = {}) => ({
  type: 'text/plain',
  parameters: new Map(Object.entries(parameters)),
  encoding,
  isShown: true,
  isNamed: false,
  body: Buffer.from(body).toString('latin1'),
})

describe('decodeBody', () => {
  it.each([
    ['=31=32=\r\n3', '123'],
    ['a= \t\r\nb=\nc', 'abc'],
    ['=C3=A2 =c3=a2', 'â â'],
    ['100% = x =Z9 =3', '100% = x =Z9 =3'],
    ['a=', 'a'],
    ['=3D31', '=31'],
  ])('decodes the quoted-printable %j', (body, text) => {
    expect(decodeBody(part(body, 'quoted-printable')).toString()).toBe(text)
  })

  it('decodes base64 without looking at what is none', () => {
    expect(decodeBody(part('MTIz\r\nNDU2\r\n', 'base64')).toString()).toBe('123456')
    expect(decodeBody(part('MT-Iz_', 'base64')).toString()).toBe('123')
  })

  it('stops at a length', () => {
    expect(decodeBody(part('abcdef'), 3).toString()).toBe('abc')
  })
})

describe('isOddBase64', () => {
  it.each(['MTIz', 'MTI=\r\n', 'MQ==', 'MTIz\r\n\tNDU2', ''])('finds %j plain', (body) => {
    expect(isOddBase64(body)).toBe(false)
  })

  it.each(['MTI=NDU2', 'MTIz!', 'MT-z', 'MTIz\r\n-- \r\nlist'])('finds %j odd', (body) => {
    expect(isOddBase64(body)).toBe(true)
  })
})

describe('decodeText', () => {
  it.each<[string, string | Buffer, string, string]>([
    ['UTF-8', 'tŷ', 'UTF-8', 'tŷ'],
    ['UTF-8 that says it is ASCII', 'tŷ', 'us-ascii', 'tŷ'],
    ['what says nothing', 'tŷ', '', 'tŷ'],
    ['a code page that says nothing', Buffer.from([0x53, 0xe2]), '', 'Sâ'],
    ['ISO-8859-14', Buffer.from([0xd0, 0xf0]), 'iso-8859-14', 'Ŵŵ'],
    ['windows-1252', Buffer.from([0x93, 0x94]), 'windows-1252', '“”'],
    ['UTF-16 with a mark', Buffer.from([0xfe, 0xff, 0, 0x31]), 'utf-16', '1'],
    ['UTF-16, big end first', Buffer.from([0, 0x31]), 'utf-16be', '1'],
    ['a charset with a prefix', Buffer.from([0x82, 0x50]), 'x-sjis', '１'],
    ['a charset of Microsoft', Buffer.from([0x82, 0x50]), 'cp932', '１'],
    ['a charset that nobody knows', '1', 'x-nobody', '1'],
  ])('reads %s', (_, body, charset, text) => {
    expect(decodeText(part(body, '', { charset }))).toBe(text)
  })

  it.each(['utf-7', 'UTF-32', 'iso-2022-kr', 'hz-gb-2312', 'ebcdic-cp-us'])(
    'does not guess at %s',
    (charset) => {
      expect(decodeText(part('+ADE-', '', { charset }))).toBeNull()
    },
  )

  it.each([
    ['my code is \r\n123456\r\n', 'no', 'my code is 123456\n'],
    ['my code is 123 \r\n456', 'yes', 'my code is 123456'],
    ['> a \r\n> b\r\nc', 'no', '> a b\nc'],
    ['> a \r\nb', 'no', '> a \nb'],
    ['>> a \r\n> b', 'no', '>> a \n> b'],
    ['a\r\n-- \r\nb', 'no', 'a\n-- \nb'],
    [' >not a quote', 'no', '>not a quote'],
  ])('joins the flowed lines of %j', (body, delsp, text) => {
    expect(decodeText(part(body, '', { format: 'Flowed', delsp }))).toBe(text)
  })
})
