import { hash } from 'node:crypto'
import type { Reply } from '@gwirio/mail'
import { describe, expect, it } from 'vitest'
import { type digestOf, replyIdOf } from './reply-id.ts'

const vault = {
  messageDigest: (id: string) => shorten(`id ${id}`),
  contentDigest: (raw: Uint8Array) => shorten(raw),
} as Parameters<typeof digestOf>[0]

const written =
  'From: sian@post.example\r\nSubject: Re:\r\n code\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000'

describe('a mail without a Message-ID', () => {
  it('is the same, whichever way it came', () => {
    const other = 'Return-Path: <>\nReceived: from mx\n\tby mx; now\nX-Spam: no\n'
    const copy = `${other}${written.replaceAll('\r\n', '\n')}\nDelivered-To: r@x\n\n123456\n`
    expect(idOf(copy)).toBe(idOf(`${written}\r\n\r\n123456\r\n`))
    expect(idOf(copy)).toMatch(/^.{14}8.{4}[89ab].{16}$/)
  })

  it.each([
    ['code', `${written}\n\n123457\n`],
    ['date', `${written.replace('09:00:00', '09:00:01')}\n\n123456\n`],
    ['writer', `${written.replace('sian', 'dai')}\n\n123456\n`],
    ['subject', `${written.replace('code', 'codes')}\n\n123456\n`],
  ])('is another with another %s', (_, raw) => {
    expect(idOf(raw)).not.toBe(idOf(`${written}\n\n123456\n`))
  })
})

describe('a mail with a Message-ID', () => {
  it('is known by that alone', () => {
    expect(idOf('a', '<1@post.example>')).toBe(idOf('b', '<1@post.example>'))
    expect(idOf('a', '<1@post.example>')).not.toBe(idOf('a', '<2@post.example>'))
  })
})

function shorten(content: string | Uint8Array): Buffer {
  return hash('sha256', content, 'buffer').subarray(0, 16)
}

function idOf(raw: string, messageId: string | null = null): string {
  return replyIdOf(vault, { raw: Buffer.from(raw) }, { messageId } as Reply)
}
