import { describe, expect, it } from 'vitest'
import { authenticateMail, createMailReader, readReply } from '../src/index.ts'
import { composeMail, keyRecord, privateKey, sign } from './signed-mail.ts'

const now = new Date('2026-03-02T10:05:00Z')
const connection = { remoteAddress: null, helo: null, mailFrom: null }
const key = 'text' in keyRecord(privateKey) ? keyRecord(privateKey) : null

/** Answers for the key alone; like DNS it says so when there is nothing. */
const resolver = async (name: string, type: string) => {
  if (type === 'TXT' && name === 's1._domainkey.example.com')
    return [[(key as { text: string }).text]]
  throw Object.assign(new Error('nothing'), { code: 'ENOTFOUND' })
}

describe('createMailReader', () => {
  it('reads and authenticates as the functions themselves do', async () => {
    await using reader = createMailReader({ threads: 1 })
    const raw = Buffer.from(await sign(composeMail()))
    expect(await reader.readReply(raw)).toEqual(await readReply(raw))
    const verdict = await reader.authenticateMail(raw, connection, { resolver, now })
    expect(verdict).toEqual(await authenticateMail(raw, connection, { resolver, now }))
    expect(verdict.level).toBe('strong')
  })

  it('hands on that DNS failed', async () => {
    await using reader = createMailReader({ threads: 1 })
    const raw = Buffer.from(await sign(composeMail()))
    const failing = async () => {
      throw Object.assign(new Error('down'), { code: 'ESERVFAIL' })
    }
    const verdict = await reader.authenticateMail(raw, connection, { resolver: failing, now })
    expect(verdict.level).toBe('retry')
  })

  it('holds a mail that takes too long, by what its header says, and goes on', async () => {
    await using reader = createMailReader({ threads: 1, deadlineMilliseconds: 0 })
    const raw = Buffer.from(composeMail({ body: '123456\r\n'.repeat(12_000) }))
    expect(await reader.readReply(raw)).toMatchObject({
      kind: 'reply',
      from: 'sian@example.com',
      problem: 'too-complex',
      codes: [],
    })
    expect((await reader.readReply(raw)).problem).toBe('too-complex')
    await using patient = createMailReader({ threads: 1 })
    expect((await patient.readReply(raw)).problem).toBeNull()
  })

  it('does not count the time in the queue', async () => {
    await using reader = createMailReader({ threads: 1, deadlineMilliseconds: 2_000 })
    const raw = Buffer.from(composeMail())
    const replies = await Promise.all(Array.from({ length: 200 }, () => reader.readReply(raw)))
    expect(replies.every(({ problem }) => problem === null)).toBe(true)
  })
})
