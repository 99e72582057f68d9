import process from 'node:process'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { authenticateMail, createMailReader, readReply, readReturnedMail } from '../src/index.ts'
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
    expect(await reader.readReturnedMail(raw)).toEqual(readReturnedMail(raw))
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
    expect(await reader.readReturnedMail(raw)).toMatchObject({ problem: 'too-complex' })
    await using patient = createMailReader({ threads: 1 })
    expect((await patient.readReply(raw)).problem).toBeNull()
  })

  it('does not count the time in the queue', async () => {
    await using reader = createMailReader({ threads: 1 })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const queued = [1, 2, 3].map(() => reader.readReply(Buffer.from(composeMail())))
    // No thread has said yet that it begins
    vi.advanceTimersByTime(600_000)
    const replies = await Promise.all(queued)
    expect(replies.map(({ problem }) => problem)).toEqual([null, null, null])
  })

  it('authenticates others while DNS lets some wait', async () => {
    await using reader = createMailReader({ threads: 1 })
    const raw = Buffer.from(await sign(composeMail()))
    const released = Promise.withResolvers<void>()
    const slow = async (name: string, type: string) => {
      await released.promise
      return await resolver(name, type)
    }
    const waiting = Array.from({ length: 10 }, () =>
      reader.authenticateMail(raw, connection, { resolver: slow, now }),
    )
    const quick = await reader.authenticateMail(raw, connection, { resolver, now })
    released.resolve()
    expect(quick.level).toBe('strong')
    expect((await Promise.all(waiting)).every(({ level }) => level === 'strong')).toBe(true)
  })

  it('gives up on an authentication that does not end, and goes on with the next', async () => {
    await using reader = createMailReader({ threads: 1, deadlineMilliseconds: -30_000 })
    const raw = Buffer.from(await sign(composeMail()))
    const never = () => new Promise<never>(() => undefined)
    const endless = { resolver: never, now, deadlineSeconds: 30 }
    for (let tries = 0; tries < 2; tries++) {
      const verdict = await reader.authenticateMail(raw, connection, endless)
      expect(verdict).toMatchObject({ level: 'none', from: null, reasons: ['too-complex'] })
    }
  })

  it('leaves the work to its threads', async () => {
    await using reader = createMailReader({ threads: 1 })
    const raw = Buffer.from(composeMail({ body: 'Tel. 029 2018 0900\r\n'.repeat(1_900) }))
    const inThread = await cpuOf(() => reader.readReply(raw))
    const here = await cpuOf(() => readReply(raw))
    expect(inThread).toBeLessThan(here)
  })
})

/** What twenty runs cost this thread, in milliseconds; the first is for the machine to get ready. */
async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const before = process.threadCpuUsage()
  for (let runs = 20; runs > 0; runs--) await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}
