import { describe, expect, it } from 'vitest'
import { inspectDocument } from '../src/inspect-document.ts'
import { isUsableName } from '../src/name/is-usable-name.ts'
import { inspectText } from './inspect.ts'
import { docxType, makeDocx, makePdf, paragraph } from './made.ts'

describe('the name of a file', () => {
  it.each([
    'letter.pdf',
    'Adroddiad Siân O’Brien.docx',
    'Report v1.2.pdf',
    'Dr. Jones (final) [2].pdf',
    '12_Heol_y_Bont.txt',
    'console.pdf',
  ])('is usable: %s', (name) => {
    expect(isUsableName(name)).toBe(true)
  })

  it.each([
    ['empty', ''],
    ['a path', '../letter.pdf'],
    ['a path of Windows', 'c:\\letter.pdf'],
    ['a stream', 'letter.pdf:x'],
    ['a line break', 'letter\r\n.pdf'],
    ['a letter that turns the line around', 'letter\u202Efdp.exe'],
    ['a letter that nobody sees', 'let\u200Bter.pdf'],
    ['two extensions', 'letter.pdf.exe'],
    ['two extensions, the good one last', 'letter.exe.pdf'],
    ['two extensions with a space', 'letter.js .pdf'],
    ['a device', 'CON.pdf'],
    ['hidden', '.letter.pdf'],
    ['a dot at its end', 'letter.pdf.'],
    ['too long', `${'a'.repeat(150)}.pdf`],
  ])('is not usable when it is or has %s', async (_, name) => {
    const given = { name, declaredType: 'text/plain', bytes: Buffer.from('Hello') }
    expect((await inspectDocument(given)).problems).toContain('name-not-usable')
  })
})

describe('the type of a document', () => {
  it.each([
    ['a PDF called DOCX', 'letter.docx', docxType, () => makePdf('Hello')],
    ['a PDF declared as text', 'letter.pdf', 'text/plain', () => makePdf('Hello')],
    ['a DOCX called PDF', 'letter.pdf', 'application/pdf', () => makeDocx(paragraph('Hello'))],
    ['text called PDF', 'letter.pdf', 'application/pdf', async () => Buffer.from('Hello')],
    ['text without an extension', 'letter', null, async () => Buffer.from('Hello')],
  ])('differs for %s', async (_, name, declaredType, make) => {
    const { problems } = await inspectDocument({ name, declaredType, bytes: await make() })
    expect(problems).toContain('type-differs')
  })

  it.each([
    ['a program', Buffer.from('MZ\x90\0\x03')],
    ['a page', Buffer.from('<!doctype html><p>Hello')],
    ['RTF', Buffer.from('{\\rtf1 Hello}')],
    ['a script', Buffer.from('#!/bin/sh\n')],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0', 'latin1')],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae10000', 'hex')],
    ['a PDF behind something else', Buffer.from('Hello\n%PDF-1.7\n')],
  ])('is not allowed for %s', async (_, bytes) => {
    expect(await inspectText(bytes)).toMatchObject({ type: null, problems: ['type-not-allowed'] })
  })

  it('is known by content when nothing was declared', async () => {
    const bytes = await makePdf('Hello')
    const given = { name: 'LETTER.PDF', declaredType: 'application/octet-stream', bytes }
    expect(await inspectDocument(given)).toMatchObject({ type: 'pdf', problems: [] })
  })
})

describe('plain text', () => {
  const text = 'Annwyl Siân, Heol Tŷ Gwyn 😀'
  const utf16 = Buffer.from(text, 'utf16le')
  const utf32 = Buffer.from(
    Uint32Array.from([...text].map((each) => each.codePointAt(0) ?? 0)).buffer,
  )
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE', utf16],
    ['UTF-16BE with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['UTF-32LE with a mark', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32])],
    [
      'UTF-32BE with a mark',
      Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(utf32).swap32()]),
    ],
  ])('is read in %s', async (_, bytes) => {
    expect(await inspectText(bytes)).toEqual({ type: 'text', text, properties: {}, problems: [] })
  })

  it.each([
    ['in another encoding', Buffer.from('Siân', 'latin1'), 'type-not-allowed'],
    ['with an escape', Buffer.from('Hello \x1b[8m'), 'unreadable'],
    ['that turns the line around', Buffer.from('Hello \u202Eolleh'), 'unreadable'],
    ['that is empty', Buffer.from(' \n'), 'no-text'],
    ['that is too long', Buffer.from('Hello '.repeat(400_000)), 'too-long'],
  ])('is held %s', async (_, bytes, problem) => {
    expect((await inspectText(bytes)).problems).toEqual([problem])
  })
})
