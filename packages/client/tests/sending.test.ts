import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefused } from '../src/index.ts'
import { client, collect, connect, gwirio, letter, waits } from './connect.ts'
import { change } from './tiny-gwirio.ts'

describe('sending', () => {
  it('sends documents from memory and from files, and says how far it is', async () => {
    const path = join(tmpdir(), `gwirio-${process.pid}.txt`)
    await writeFile(path, 'From a file')
    const progress: number[] = []
    const answer = await client.send(
      {
        ...letter,
        reference: 'R-1',
        documents: [
          { name: 'report.pdf', content: new Uint8Array(200_000) },
          { path, name: 'nodiadau ŵ.txt' },
        ],
      },
      { onProgress: ({ sentBytes, totalBytes }) => void progress.push(sentBytes / totalBytes) },
    )
    expect(answer).toMatchObject({ state: 'queued', reference: 'R-1' })
    expect(gwirio.sent[0]?.files).toMatchObject([
      { name: 'report.pdf', declaredType: 'application/pdf' },
      { name: 'nodiadau ŵ.txt' },
    ])
    expect(gwirio.sent[0]?.files[1]?.bytes.toString()).toBe('From a file')
    expect(progress.length).toBeGreaterThan(1)
    expect(progress.at(-1)).toBe(1)
  })

  it('is taken once however often it was sent', async () => {
    gwirio.outgoing.inject('lost-answer', { status: 503 }, 'lost-request')
    expect(isRefused(await client.send(letter))).toBe(false)
    expect(gwirio.sent).toHaveLength(1)
  })

  it('is taken twice when it is sent twice: the key is that of the call', async () => {
    await client.send(letter)
    await client.send(letter)
    expect(gwirio.sent).toHaveLength(2)
    const idempotencyKey = 'report-4711'
    await client.send(letter, { idempotencyKey })
    await client.send(letter, { idempotencyKey })
    expect(gwirio.sent).toHaveLength(3)
  })

  it('answers with a refusal and its remedy when the gate is closed', async () => {
    const answer = await client.send({ ...letter, address: 'other@post.example' })
    expect(answer).toMatchObject({
      refused: 'gate-closed',
      remedy: expect.stringContaining('phone'),
    })
    expect(gwirio.sent).toHaveLength(0)
  })

  it('sends nothing of what is too large or cannot be read', async () => {
    const before = gwirio.outgoing.seen
    const large = { name: 'a.pdf', content: new Uint8Array(26 * 1024 * 1024) }
    await expect(client.send({ ...letter, documents: [large] })).rejects.toMatchObject({
      code: 'body-too-large',
    })
    const missing = { path: '/nowhere/a.pdf' }
    const error = await client.send({ ...letter, documents: [missing] }).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'document-unreadable' })
    expect(String(error)).not.toContain('nowhere')
    expect(gwirio.outgoing.seen).toBe(before)
  })

  it('is said to be busy when it stays so', async () => {
    const busy = { status: 503, body: JSON.stringify({ code: 'busy' }) }
    gwirio.outgoing.inject(...Array<typeof busy>(5).fill(busy))
    await expect(client.send(letter)).rejects.toMatchObject({ code: 'busy', status: 503 })
  })
})

describe('what was sent', () => {
  async function send() {
    const answer = await client.send(letter)
    if (isRefused(answer)) throw new Error('refused')
    return answer
  }

  it('is listed page by page', async () => {
    for (let count = 0; count < 5; count += 1) await send()
    const listed = await collect(client.list())
    expect(listed.map(({ correspondenceId }) => correspondenceId)).toEqual(
      gwirio.sent.map(({ view }) => view.correspondenceId),
    )
  })

  it('is recalled, also when the answer to that was lost', async () => {
    const place = await send()
    gwirio.outgoing.inject('lost-answer')
    expect(await client.recall(place)).toMatchObject({ state: 'recalled' })
  })

  it('is not recalled when it has left', async () => {
    const place = await send()
    const [kept] = gwirio.sent
    if (kept) change(kept.view, 'sent')
    expect(await client.recall(place)).toMatchObject({ refused: 'state-does-not-allow' })
  })

  it('is followed until it was sent, each change once', async () => {
    const place = await send()
    const kinds: string[] = []
    for await (const { change: told } of client.follow(place)) {
      kinds.push(told.kind)
      const [kept] = gwirio.sent
      if (told.kind === 'submitted' && kept) change(kept.view, 'sent')
    }
    expect(kinds).toEqual(['submitted', 'sent'])
    expect(waits).toEqual([1000])
  })

  it('is followed further where that is asked for, less and less often', async () => {
    const place = await send()
    const [kept] = gwirio.sent
    if (!kept) throw new Error('nothing was sent')
    change(kept.view, 'sent')
    const patient = connect({
      surroundings: {
        now: () => gwirio.clock.now(),
        wait: async (milliseconds) => {
          waits.push(milliseconds)
          if (waits.length === 8) change(kept.view, 'delivered')
        },
      },
    })
    const followed = await collect(patient.follow(place, { until: 'known' }))
    expect(followed.map(({ change: told }) => told.kind)).toEqual([
      'submitted',
      'sent',
      'delivered',
    ])
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it('is nothing to follow where there is nothing', async () => {
    const caseId = '0198a0de-0000-7000-8000-000000000001'
    expect(await collect(client.follow({ caseId, correspondenceId: caseId }))).toEqual([])
  })
})
