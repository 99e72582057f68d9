import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMailFile } from './mail-file.ts'

const now = new Date('2026-03-02T10:00:00Z')

async function read(bytes: string) {
  const path = join(await mkdtemp(join(tmpdir(), 'gwirio-file-')), 'reply.eml')
  await writeFile(path, bytes, 'latin1')
  return await readMailFile(path, { clock: { now: () => now }, maxMessageBytes: 100 })
}

describe('readMailFile', () => {
  it('takes a file as it is', async () => {
    const text = 'Return-Path: <>\r\nReceived: x\r\nFrom: a@example.com\r\n\r\n\xe2\r\n'
    expect(await read(text)).toEqual({
      raw: Buffer.from(text, 'latin1'),
      wayIn: 'file',
      viaEdge: false,
      remoteAddress: null,
      helo: null,
      mailFrom: '',
      recipients: [],
      tls: null,
      receivedAt: now,
    })
  })

  it('brings line feeds to CRLF', async () => {
    expect(await read('From: a@example.com\n\nx\n')).toMatchObject({
      raw: Buffer.from('From: a@example.com\r\n\r\nx\r\n'),
    })
  })

  it.each([
    ['From: a\r\n\r\nx\ny\r\n', 'bare-line-feed'],
    ['From: a\r\rx', 'bare-carriage-return'],
    ['From: a\n\n\0', 'nul-byte'],
    ['', 'empty'],
    ['x'.repeat(101), 'too-large'],
    ['x\n'.repeat(50), 'too-large'],
  ])('refuses %j', async (bytes, refused) => {
    expect(await read(bytes)).toEqual({ refused })
  })

  it('refuses what is no file', async () => {
    const clock = { now: () => now }
    expect(await readMailFile(tmpdir(), { clock })).toEqual({ refused: 'no-file' })
  })
})
