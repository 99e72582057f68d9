import type { VerificationView } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  type Key,
  newParty,
  operations,
  type Prompted,
  read,
  replyDomain,
  secretLines,
  startAndPrompt,
  startWorld,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { answersTo, codeFor, replyTo, sendRaw, waitForAnswer } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('a reply that does not verify', () => {
  it('loses a try with a wrong code and gets one short answer', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: '999999' })
    const view = await waitForChange(world, started.key, 'wrong-code')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 4 })
    const answer = await waitForAnswer(world, started)
    expect(answer.authentication.dkim).toBe('pass')
    expect(answer.inReplyTo).toMatch(/@post\.example>$/)
    expect(answer.replyTo).toBe(started.prompt.replyTo)
    const code = codeFor(world, started)
    await replyTo(world, { ...started, prompt: answer }, { text: code })
    await waitForChange(world, started.key, 'verified')
  })

  it('fails at the last try, with three answers at most', async () => {
    const started = await startAndPrompt(world)
    for (const count of [1, 2, 3, 4]) {
      await replyTo(world, started, { text: `99999${count}` })
      await waitForChange(world, started.key, 'wrong-code', count)
    }
    await replyTo(world, started, { text: '999995' })
    const view = await waitForChange(world, started.key, 'failed')
    expect(view).toMatchObject({ state: 'failed', reason: 'tries-used-up', triesLeft: 0 })
    expect(await answersTo(world, started)).toHaveLength(3)
    await vi.waitFor(
      () => expect(world.smsCode.stopped).toContain(started.key.verificationId),
      waiting,
    )
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'reply-ignored')
    expect(await answersTo(world, started)).toHaveLength(3)
  })

  it('gets a fresh code by itself when it was right but late', async () => {
    const started = await startAndPrompt(world)
    const late = codeFor(world, started)
    world.smsCode.makeLate(started.key.verificationId)
    await replyTo(world, started, { text: late })
    const view = await waitForChange(world, started.key, 'code-too-late')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    await vi.waitFor(() => expect(codeFor(world, started)).not.toBe(late), waiting)
    expect(await answersTo(world, started)).toHaveLength(1)
    await replyTo(world, started, { text: codeFor(world, started) })
    await waitForChange(world, started.key, 'verified')
  })

  it('fails when it was late and no code is left', async () => {
    const started = await startAndPrompt(world)
    for (const _ of [1, 2])
      await world.call(operations.requestNewCode, { params: { ...started.key } })
    world.smsCode.makeLate(started.key.verificationId)
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'failed')
    expect(view).toMatchObject({ state: 'failed', reason: 'codes-used-up' })
    const answer = await waitForAnswer(world, started)
    expect(answer.subject).toBe('Please phone us')
  })

  it('is helped when there is no code in it', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: 'What code?' })
    await waitForChange(world, started.key, 'reply-without-code')
    expect(await answersTo(world, started)).toHaveLength(1)
    expect(await read(world, started.key)).toMatchObject({ triesLeft: 5 })
  })

  it.each<[string, string, (started: Prompted) => Parameters<typeof replyTo>[2]]>([
    [
      'is not signed',
      'not-authenticated',
      () => ({ unsigned: true, envelopeFrom: 'x@nowhere.example' }),
    ],
    ['only SPF speaks for', 'weak-authentication', () => ({ unsigned: true })],
    [
      'comes from another address',
      'other-address',
      ({ party }) => ({ from: `x.${party.address}` }),
    ],
    [
      'is signed by another domain',
      'not-authenticated',
      () => ({ signAs: 'evil.example', envelopeFrom: 'x@evil.example' }),
    ],
    ['wants answers elsewhere', 'other-reply-to', () => ({ replyTo: 'x@evil.example' })],
  ])('is held, costs no try and gets no answer when it %s', async (_, reason, change) => {
    const party = newParty(world)
    const address = reason === 'weak-authentication' ? `sian@spf-only.example` : party.address
    const started = await startAndPrompt(world, { ...party, address })
    await replyTo(world, started, { text: codeFor(world, started), ...change(started) })
    await expectHeld(started, reason)
  })

  it('is held when somebody else gets a copy', async () => {
    const started = await startAndPrompt(world)
    await sendRaw(world, started, ['Cc: cousin@post.example'], codeFor(world, started))
    await expectHeld(started, 'has-cc')
  })

  it('is held when it names two verifications', async () => {
    const party = newParty(world)
    const one = await startAndPrompt(world, party)
    const other = await startAndPrompt(world, { ...newParty(world), address: party.address })
    await replyTo(world, one, { text: codeFor(world, one), inReplyTo: other.prompt.messageId })
    await expectHeld(one, 'several-verifications')
    await expectHeld(other, 'several-verifications')
  })

  it('leaves the address closed when somebody else answered before', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { from: 'cousin@post.example', text: 'Is this for you?' })
    await waitForChange(world, started.key, 'reply-held')
    await replyTo(world, started, { text: codeFor(world, started) })
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'other-address', level: 'strong' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  it('is ignored when it is automatic', async () => {
    const started = await startAndPrompt(world)
    await sendRaw(world, started, ['Auto-Submitted: auto-replied'], codeFor(world, started))
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  it('is recorded and answered to nobody when it belongs to no verification', async () => {
    const started = await startAndPrompt(world)
    const asked = world.mail.dns.asked.length
    await world.mail.send({
      from: started.party.address,
      to: `verify@${replyDomain}`,
      text: codeFor(world, started),
    })
    await vi.waitFor(async () => expect(await outcomesOf('unknown')).toBeGreaterThan(0), waiting)
    expect(world.mail.dns.asked.slice(asked)).not.toContain('world._domainkey.post.example')
    expect(kindsOf(await read(world, started.key))).not.toContain('reply-received')
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  it.each([
    ['', 'Message-ID: <same@post.example>'],
    [', without a usable Message-ID', 'Message-ID: same@post.example'],
  ])('counts once when the same message comes twice%s', async (_, messageId) => {
    const started = await startAndPrompt(world)
    const send = () => sendRaw(world, started, [messageId], '999999')
    await send()
    await waitForChange(world, started.key, 'wrong-code')
    await send()
    await vi.waitFor(async () => expect(await repliesOf(started.key)).toHaveLength(2), waiting)
    await vi.waitFor(
      async () =>
        expect(await repliesOf(started.key)).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ outcome: 'code-wrong' }),
            expect.objectContaining({ outcome: 'duplicate' }),
          ]),
        ),
      waiting,
    )
    expect(await read(world, started.key)).toMatchObject({ triesLeft: 4 })
    expect(await answersTo(world, started)).toHaveLength(1)
  })

  it('counts once when the same message comes twice at once', async () => {
    const started = await startAndPrompt(world)
    const send = () => sendRaw(world, started, ['Message-ID: <twin@post.example>'], '999999')
    await Promise.all([send(), send()])
    await vi.waitFor(
      async () =>
        expect((await repliesOf(started.key)).map(({ outcome }) => outcome).sort()).toEqual([
          'code-wrong',
          'duplicate',
        ]),
      waiting,
    )
    expect(await read(world, started.key)).toMatchObject({ triesLeft: 4 })
  })

  it('is told to the newer verification when it answers an older prompt', async () => {
    const older = await startAndPrompt(world)
    const { caseId, partyId, address } = older.party
    const party = newParty(world, { caseId, partyId })
    const newer = await startAndPrompt(world, { ...party, address })
    await replyTo(world, older, { from: 'cousin@post.example', text: 'Helo' })
    await replyTo(world, older, { text: codeFor(world, newer) })
    const view = await waitForChange(world, newer.key, 'reply-ignored')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(view.changes.slice(-2)).toMatchObject([
      { kind: 'reply-received' },
      { kind: 'reply-ignored', reason: 'older-prompt' },
    ])
    await replyTo(world, newer, { text: codeFor(world, newer) })
    const verified = await waitForChange(world, newer.key, 'verified')
    expect(kindsOf(verified).filter((kind) => kind === 'reply-received')).toHaveLength(2)
  })

  it('grants nothing when the verification was cancelled', async () => {
    const started = await startAndPrompt(world)
    const code = codeFor(world, started)
    const body = { reason: 'stop-safely' }
    await world.call(operations.cancelVerification, { params: { ...started.key }, body })
    await replyTo(world, started, { text: code })
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view.state).toBe('cancelled')
    expect(view.changes.at(-1)).toMatchObject({ kind: 'reply-ignored', reason: 'not-open' })
    expect(await answersTo(world, started)).toHaveLength(0)
  })

  async function expectHeld(started: Prompted, reason: string) {
    const view = await waitForChange(world, started.key, 'reply-held')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(view.changes.at(-1)).toMatchObject({ kind: 'reply-held', reason })
    expect(await answersTo(world, started)).toHaveLength(0)
  }
})

describe('the log', () => {
  it('holds no code, address, number or token after all this', () => {
    expect(world.lines.join()).toContain('request answered')
    expect(secretLines(world)).toEqual([])
  })
})

function kindsOf(view: VerificationView) {
  return view.changes.map(({ kind }) => kind)
}

async function outcomesOf(outcome: string) {
  const { rows } = await sql<{ count: string }>`
    select count(*) from email_verification.received_mail where outcome = ${outcome}`.execute(
    world.db,
  )
  return Number(rows[0]?.count)
}

async function repliesOf({ caseId, verificationId }: Key) {
  return await world.db
    .withSchema('email_verification')
    .selectFrom('reply')
    .select(['outcome', 'reason'])
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .execute()
}
