import { type VerificationView, watchVerification } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { EventSourceParserStream } from 'eventsource-parser/stream'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Browser } from './browser.ts'
import { signIn } from './console.ts'
import { startTestConsole } from './database.ts'

const console = await forThisFile(startTestConsole())
let browser: Browser
let verification: VerificationView
beforeEach(async () => {
  browser = await signIn(console)
  verification = console.verifications.add()
})

const pathOf = ({ caseId, verificationId }: VerificationView) =>
  `/cases/${caseId}/verifications/${verificationId}/changes?auto=script`

async function watch(headers: Record<string, string> = {}) {
  const leaving = new AbortController()
  const response = await browser.fetch(pathOf(verification), { headers, signal: leaving.signal })
  if (!response.body) throw new Error('No stream')
  const [raw, parsed] = response.body.pipeThrough(new TextDecoderStream()).tee()
  const events = parsed.pipeThrough(new EventSourceParserStream()).getReader()
  return {
    response,
    raw: raw.getReader(),
    next: async () => (await events.read()).value,
    leave: () => leaving.abort(),
  }
}

describe('the stream of a verification', () => {
  it('gives the number of each change as it comes, and nothing of what happened', async () => {
    const stream = await watch()
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    expect(await stream.next()).toEqual({ id: '1', event: 'change', data: '1' })
    console.verifications.happen(verification, 'reply-held', { why: 'other-address' })
    expect(await stream.next()).toEqual({ id: '2', event: 'change', data: '2' })
    const texts: string[] = []
    while (!texts.join('').includes('id: 2')) texts.push((await stream.raw.read()).value ?? '')
    expect(texts.join('')).not.toMatch(/held|address|reason/)
    stream.leave()
  })

  it('goes on after the last change that the browser has seen', async () => {
    console.verifications.happen(verification, 'prompt-sent')
    console.verifications.happen(verification, 'text-sent')
    const stream = await watch({ 'last-event-id': '2' })
    expect(await stream.next()).toMatchObject({ id: '3' })
    expect(console.verifications.lastEventId).toBe('2')
    stream.leave()
  })

  it('does not hand on what is no number', async () => {
    const stream = await watch({ 'last-event-id': '1; drop' })
    expect(await stream.next()).toMatchObject({ id: '1' })
    expect(console.verifications.lastEventId).toBeNull()
    stream.leave()
  })

  it('is left at the service when the browser leaves', async () => {
    const stream = await watch()
    await stream.next()
    expect(console.verifications.watchers).toBeGreaterThan(0)
    stream.leave()
    await expect.poll(() => console.verifications.watchers).toBe(0)
  })

  it('does not keep the session alive', async () => {
    const stream = await watch()
    await stream.next()
    stream.leave()
    console.clock.advance({ seconds: 10 * 60 })
    const again = await watch()
    await again.next()
    again.leave()
    console.clock.advance({ seconds: 6 * 60 })
    expect((await browser.fetch(pathOf(verification))).status).toBe(401)
  })

  it('ends when the session would', async () => {
    console.clock.advance({ seconds: 15 * 60 - 1 })
    const stream = await watch()
    expect(await stream.next()).toMatchObject({ id: '1' })
    expect(await stream.next()).toBeUndefined()
    await expect.poll(() => console.verifications.watchers).toBe(0)
  })

  it.each([
    ['verification-not-found', 404],
    ['busy', 503],
    ['not-ready', 503],
  ] as const)('that is refused with %s has the status %i and no page', async (code, status) => {
    console.verifications.refuse(watchVerification, code)
    const response = await browser.fetch(pathOf(verification))
    console.verifications.refuse(watchVerification, null)
    expect([response.status, await response.text()]).toEqual([status, ''])
  })

  it('has the status 503 when the service cannot be reached', async () => {
    await using other = await startTestConsole({ EMAIL_VERIFICATION_URL: 'http://127.0.0.1:9' })
    const elsewhere = await signIn(other)
    expect((await elsewhere.fetch(pathOf(verification))).status).toBe(503)
  })

  it('of something that is no id is not there', async () => {
    expect((await browser.fetch('/cases/x/verifications/y/changes?auto=script')).status).toBe(404)
  })
})
