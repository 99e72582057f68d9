import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  newParty,
  operations,
  type Prompted,
  read,
  secretLines,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import {
  answerJobs,
  answersTo,
  codeFor,
  isAnswer,
  replyTo,
  sendRaw,
  waitForAnswer,
} from './service-user.ts'

const world = await forThisFile(startWorld())

describe('an answer', () => {
  it('is an automatic reply to that message, in both languages, and no machine answers it', async () => {
    const started = await startAndPrompt(world, newParty(world, { language: 'both' }))
    await sendRaw(world, started, ['Message-ID: <question@post.example>'], 'What code?')
    const answer = await waitForAnswer(world, started)
    expect(answer).toMatchObject({
      subject: 'Nid oedd cod yn eich e-bost / There was no code in your e-mail',
      inReplyTo: '<question@post.example>',
      references: ['<question@post.example>'],
      envelopeFrom: '',
      replyTo: started.prompt.replyTo,
    })
    expect(`${answer.subject} ${answer.text}`).not.toMatch(/\d/)
    const headers = new Map(answer.headers.map(({ name, value }) => [name.toLowerCase(), value]))
    expect(headers.get('auto-submitted')).toBe('auto-replied')
    expect(headers.get('content-language')).toBe('cy, en')
  })

  it.each([
    ['too many codes', 'too-many-codes', '111111 222222 333333 444444'],
    ['a text and a page that disagree', 'texts-disagree', null],
  ])('asks for the code alone, for %s', async (_, reason, text) => {
    const started = await startAndPrompt(world)
    if (text) await replyTo(world, started, { text })
    else await sendRaw(world, started, twoBodies.fields, twoBodies.text)
    const view = await waitForChange(world, started.key, 'reply-held')
    expect(view.changes.at(-1)).toMatchObject({ kind: 'reply-held', reason })
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect((await waitForAnswer(world, started)).subject).toBe('Please send only the code')
  })

  it('is one for several wrong codes in one reply', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: '999991 or 999992' })
    expect(await waitForChange(world, started.key, 'wrong-code')).toMatchObject({ triesLeft: 3 })
    await waitForAnswer(world, started)
    expect(await answersTo(world, started)).toHaveLength(1)
  })

  it('goes twice to a machine that answers each of them, as the third is kept for asking to phone', async () => {
    const started = await startAndPrompt(world)
    const machine = world.mail.onChange((mail) => {
      if (mail.to !== started.party.address || !isAnswer(mail)) return
      void replyTo(world, { ...started, prompt: mail }, { text: 'Thank you for your message.' })
    })
    await replyTo(world, started, { text: 'Thank you for your message.' })
    // Each answer brought one more reply, so that the third is the one that stays without
    await waitForChange(world, started.key, 'answer-not-sent')
    machine()
    expect(await answersTo(world, started)).toHaveLength(2)
    expect(await read(world, started.key)).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
  })

  it('does not go out once the verification was stopped safely', async () => {
    const started = await startAndPrompt(world)
    world.mail.setRefusal(started.party.address, { code: 451, message: '4.3.2 later' })
    await replyTo(world, started, { text: 'What code?' })
    await waitForChange(world, started.key, 'reply-without-code')
    await vi.waitFor(
      async () => expect(await answerJobs(world, started.key)).toEqual(['retry']),
      waiting,
    )
    const body = { reason: 'stop-safely' }
    await world.call(operations.cancelVerification, { params: { ...started.key }, body })
    world.mail.setRefusal(started.party.address, null)
    await vi.waitFor(
      async () => expect(await answerJobs(world, started.key)).toEqual(['completed']),
      waiting,
    )
    expect(await answersTo(world, started)).toHaveLength(0)
  })
})

describe('a reply at the end of the 24 hours', () => {
  it('verifies when it came in time, however late it is read', async () => {
    const started = await startAndPrompt(world)
    const domain = 'world._domainkey.post.example'
    world.mail.dns.setFault(domain, 'servfail')
    world.clock.advance({ seconds: 24 * 3600 - 60 })
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-received')
    world.clock.advance({ seconds: 3600 })
    await expireNow(started)
    expect(await storedState(started)).toBe('awaiting-reply')
    world.mail.dns.setFault(domain, null)
    const view = await waitForChange(world, started.key, 'verified')
    expect(view.state).toBe('verified')
    expect(kindsOf(view)).not.toContain('expired')
  })

  it('is answered when it came too late, and changes nothing', async () => {
    const started = await startAndPrompt(world)
    const code = codeFor(world, started)
    world.clock.advance({ seconds: 24 * 3600 })
    await expireNow(started)
    await vi.waitFor(async () => expect(await storedState(started)).toBe('expired'), waiting)
    await replyTo(world, started, { text: code })
    const view = await waitForChange(world, started.key, 'reply-too-late')
    expect(view).toMatchObject({ state: 'expired', reason: 'no-good-reply' })
    expect((await waitForAnswer(world, started)).subject).toBe('Please phone us')
  })

  it('is held when it came in time and we were late, and nobody is asked to phone', async () => {
    const started = await startAndPrompt(world)
    world.clock.advance({ seconds: 24 * 3600 + 10 })
    await expireNow(started)
    await vi.waitFor(async () => expect(await storedState(started)).toBe('expired'), waiting)
    world.clock.advance({ seconds: -600 })
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'reply-held')
    world.clock.advance({ seconds: 600 })
    expect(view).toMatchObject({ state: 'expired' })
    expect(view.changes.at(-1)).toMatchObject({ reason: 'read-too-late' })
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  it('holds up the end of nobody else', async () => {
    const [started, other] = [await startAndPrompt(world), await startAndPrompt(world)]
    const domain = 'world._domainkey.post.example'
    world.mail.dns.setFault(domain, 'servfail')
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-received')
    world.clock.advance({ seconds: 24 * 3600 })
    await expireNow(started)
    await expireNow(other)
    expect(await storedState(started)).toBe('awaiting-reply')
    expect(await storedState(other)).toBe('expired')
    world.mail.dns.setFault(domain, null)
  })

  it('is held when it could not be judged at the last try', async () => {
    const started = await startAndPrompt(world)
    const domain = 'world._domainkey.post.example'
    world.mail.dns.setFault(domain, 'servfail')
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-received')
    await vi.waitFor(async () => expect(await lastTryNow(started)).toBe(1), waiting)
    const view = await waitForChange(world, started.key, 'reply-held')
    world.mail.dns.setFault(domain, null)
    expect(view.changes.at(-1)).toMatchObject({ reason: 'could-not-be-judged' })
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  it.each([
    ['is not signed', { unsigned: true, envelopeFrom: 'x@nowhere.example' }],
    ['comes from another address', { from: 'cousin@post.example' }],
  ])('is ignored when it came too late and %s', async (_, change) => {
    const started = await startAndPrompt(world)
    world.clock.advance({ seconds: 24 * 3600 })
    await replyTo(world, started, { text: 'Sorry!', ...change })
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view.changes.at(-1)).toMatchObject({ reason: 'not-open' })
    expect(await answersTo(world, started)).toHaveLength(0)
  })
})

describe('the log', () => {
  it('holds no code, address, number or token after all this', () => {
    expect(secretLines(world)).toEqual([])
  })
})

const twoBodies = {
  fields: ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary="b"'],
  text: '--b\nContent-Type: text/plain\n\n111111\n--b\nContent-Type: text/html\n\n<p>222222</p>\n--b--',
}

function kindsOf(view: Awaited<ReturnType<typeof read>>) {
  return view.changes.map(({ kind }) => kind)
}

/** Lets the job that writes down the end run now, and waits until it has. */
async function expireNow({ key }: Prompted): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update email_verification_jobs.job set start_after = now()
    where name = 'expire' and data ->> 'verificationId' = ${key.verificationId} and state = 'created'
    returning id`.execute(world.db)
  expect(rows).toHaveLength(1)
  await vi.waitFor(async () => {
    const job = await sql<{ state: string }>`
      select state from email_verification_jobs.job where id = ${rows[0]?.id}`.execute(world.db)
    expect(job.rows).toEqual([{ state: 'completed' }])
  }, waiting)
}

/** Lets the queue try the mail of a verification once more, now; the number of jobs that wait for that. */
async function lastTryNow({ key }: Prompted): Promise<number> {
  const { numAffectedRows } = await sql`
    update email_verification_jobs.job set retry_count = retry_limit, start_after = now()
    where name = 'read-reply' and state = 'retry' and data ->> 'mailId' in (
      select mail_id::text from email_verification.reply where verification_id = ${key.verificationId}
    )`.execute(world.db)
  return Number(numAffectedRows)
}

async function storedState({ key }: Prompted) {
  const row = await world.db
    .withSchema('email_verification')
    .selectFrom('verification')
    .select('state')
    .where('verificationId', '=', key.verificationId)
    .executeTakeFirstOrThrow()
  return row.state
}
