import { describe, expect, it } from 'vitest'
import { readHeader } from '../../message/header-fields.ts'
import { findWriter } from './automatic.ts'

function writerOf(field: string, hasCode: boolean) {
  const header = readHeader(Buffer.from(`${field}\r\n\r\n`))
  const subject = /^Subject: (.*)$/.exec(field)?.[1] ?? ''
  return findWriter({ header, subject, parts: [], hasCode })
}

describe('findWriter', () => {
  it.each([
    'Auto-Submitted: no',
    'Auto-Submitted: (a person) no',
    'Precedence: first-class',
    'Precedence: normal',
    'X-Autoreply: no',
    'X-Auto-Response-Suppress: None',
    'X-Auto-Response-Suppress: RN, NRN',
    'Subject: Re: Automatic reply: Eich cod',
    'Subject: Re: Out of office',
    'Subject: I was out of the office',
    'Subject: Ready: my code',
    'Subject: Read this',
    'Subject: My ticket',
    'From: Noreen <noreen@example.com>',
    'From: "Post Master" <sian@example.com>',
    'List-Unsubscribe: <mailto:a@b.example>',
  ])('takes %s for a person, with a code and without', (field) => {
    expect(writerOf(field, true)).toBe('person')
    expect(writerOf(field, false)).toBe('person')
  })

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: (comment) auto-generated',
    'Precedence: BULK',
    'X-Autoreply: yes',
    'X-Autorespond:',
    'Return-Path: <>',
  ])('takes %s for a program, whatever it says', (field) => {
    expect(writerOf(field, true)).toBe('program')
  })

  it('lets a subject alone decide only where there is no code', () => {
    expect(writerOf('Subject: Automatic reply: Eich cod', false)).toBe('program')
    expect(writerOf('Subject: Automatic reply: Eich cod', true)).toBe('unclear')
  })

  it('believes a code beside the field that Exchange puts on ordinary mail', () => {
    expect(writerOf('X-Auto-Response-Suppress: All', true)).toBe('person')
    expect(writerOf('X-Auto-Response-Suppress: All', false)).toBe('unclear')
  })

  it.each(['Subject: Thank you for your e-mail', 'Subject: Diolch am eich neges'])(
    'believes a code below %s, as people write too',
    (field) => {
      expect(writerOf(field, true)).toBe('person')
      expect(writerOf(field, false)).toBe('unclear')
    },
  )

  it.each(['Precedence: list', 'List-Id: <a.example>', 'From: no-reply@example.com'])(
    'leaves %s to a person to decide',
    (field) => {
      expect(writerOf(field, true)).toBe('unclear')
      expect(writerOf(field, false)).toBe('unclear')
    },
  )
})
