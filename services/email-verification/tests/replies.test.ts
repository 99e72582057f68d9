import type { VerificationView } from '@gwirio/contracts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  ask,
  type Key,
  keyOf,
  newParty,
  operations,
  type Prompted,
  read,
  replyDomain,
  replyTo,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  type World,
  waitForChange,
  waiting,
} from './email-verification.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => world[Symbol.asyncDispose]())

const codeFor = ({ verification }: Prompted) => world.smsCode.codeOf(verification.verificationId)

describe('a good reply', () => {
  it.each([
    ['with words around the code', (code: string) => `Helo, my code is ${code}.\n\nSiân`],
    ['with the code in two halves', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with two candidates', (code: string) => `654321 or ${code}`],
  ])('verifies %s', async (_, text) => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: text(codeFor(started)) })
    const view = await waitForChange(world, started.key, 'verified')
    expect(kindsOf(view).slice(-2)).toEqual(['reply-received', 'verified'])
    expect(view).toMatchObject({ state: 'verified', level: 'strong', reason: null })
  })

  it('verifies a new message to the reply address, without references', async () => {
    const started = await startAndPrompt(world)
    await world.mail.send({
      from: started.party.address.toUpperCase(),
      to: started.prompt.replyTo.toUpperCase(),
      subject: 'code',
      text: codeFor(started),
    })
    await waitForChange(world, started.key, 'verified')
  })

  it('is judged by when it came in, however late it is read', async () => {
    const started = await startAndPrompt(world)
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, 'servfail')
    await replyTo(world, started, { text: codeFor(started) })
    await waitForChange(world, started.key, 'reply-received')
    const receivedAt = world.clock.now().toISOString()
    world.clock.advance({ seconds: 3600 })
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, null)
    await waitForChange(world, started.key, 'verified')
    expect(world.smsCode.receivedAt.at(-1)).toBe(receivedAt)
  })

  it('verifies once when the process dies between the comparison and the commit', async () => {
    const started = await startAndPrompt(world)
    const code = codeFor(started)
    world.smsCode.loseChecks(true)
    await replyTo(world, started, { text: code })
    await vi.waitFor(() => expect(codeFor(started)).toBe('none'), waiting)
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
    world.smsCode.loseChecks(false)
    const view = await waitForChange(world, started.key, 'verified')
    expect(kindsOf(view).filter((kind) => kind === 'reply-received')).toHaveLength(1)
  })

  it('is read after a restart when the service stopped before', async () => {
    const started = await startAndPrompt(world)
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, 'servfail')
    await replyTo(world, started, { text: codeFor(started) })
    await waitForChange(world, started.key, 'reply-received')
    await world.restart()
    world.mail.dns.setFault(`world._domainkey.${domainOf(started)}`, null)
    await waitForChange(world, started.key, 'verified')
  })
})

describe('a reply that does not verify', () => {
  it('loses a try with a wrong code and gets one short answer', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: '999999' })
    const view = await waitForChange(world, started.key, 'wrong-code')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 4 })
    const answer = await world.mail.waitForMail({ to: started.party.address, where: isAnswer })
    expect(answer.authentication.dkim).toBe('pass')
    expect(answer.inReplyTo).toMatch(/@post\.example>$/)
    expect(answer.replyTo).toBe(started.prompt.replyTo)
    const code = codeFor(started)
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
    await vi.waitFor(() => expect(answersTo(started)).toHaveLength(3), waiting)
    await vi.waitFor(() => expect(world.smsCode.stopped).toContain(started.key.verificationId))
    await replyTo(world, started, { text: codeFor(started) })
    await waitForChange(world, started.key, 'reply-ignored')
    expect(answersTo(started)).toHaveLength(3)
  })

  it('gets a fresh code by itself when it was right but late', async () => {
    const started = await startAndPrompt(world)
    const late = codeFor(started)
    world.smsCode.makeLate(started.key.verificationId)
    await replyTo(world, started, { text: late })
    const view = await waitForChange(world, started.key, 'code-too-late')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    await vi.waitFor(() => expect(codeFor(started)).not.toBe(late), waiting)
    await vi.waitFor(() => expect(answersTo(started)).toHaveLength(1), waiting)
    await replyTo(world, started, { text: codeFor(started) })
    await waitForChange(world, started.key, 'verified')
  })

  it('fails when it was late and no code is left', async () => {
    const started = await startAndPrompt(world)
    for (const _ of [1, 2])
      await world.call(operations.requestNewCode, { params: { ...started.key } })
    world.smsCode.makeLate(started.key.verificationId)
    await replyTo(world, started, { text: codeFor(started) })
    const view = await waitForChange(world, started.key, 'failed')
    expect(view).toMatchObject({ state: 'failed', reason: 'codes-used-up' })
  })

  it('is helped when there is no code in it', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: 'What code?' })
    await waitForChange(world, started.key, 'reply-without-code')
    await vi.waitFor(() => expect(answersTo(started)).toHaveLength(1), waiting)
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
    await replyTo(world, started, { text: codeFor(started), ...change(started) })
    await expectHeld(started, reason)
  })

  it('is held when somebody else gets a copy', async () => {
    const started = await startAndPrompt(world)
    await sendRaw(started, ['Cc: cousin@post.example'], codeFor(started))
    await expectHeld(started, 'has-cc')
  })

  it('is held when it names too many codes', async () => {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: `111111 222222 333333 ${codeFor(started)}` })
    await expectHeld(started, 'too-many-codes')
  })

  it('is held when it names two verifications', async () => {
    const party = newParty(world)
    const one = await startAndPrompt(world, party)
    const other = await startAndPrompt(world, { ...newParty(world), address: party.address })
    await replyTo(world, one, { text: codeFor(one), inReplyTo: other.prompt.messageId })
    await expectHeld(one, 'several-verifications')
    await expectHeld(other, 'several-verifications')
  })

  it('is ignored when it is automatic', async () => {
    const started = await startAndPrompt(world)
    await sendRaw(started, ['Auto-Submitted: auto-replied'], codeFor(started))
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(answersTo(started)).toHaveLength(0)
  })

  it('is recorded and answered to nobody when it belongs to no verification', async () => {
    const started = await startAndPrompt(world)
    const asked = world.mail.dns.asked.length
    await world.mail.send({
      from: started.party.address,
      to: `verify@${replyDomain}`,
      text: codeFor(started),
    })
    await vi.waitFor(async () => expect(await outcomesOf('unknown')).toBeGreaterThan(0), waiting)
    expect(world.mail.dns.asked.slice(asked)).not.toContain('world._domainkey.post.example')
    expect(kindsOf(await read(world, started.key))).not.toContain('reply-received')
    expect(answersTo(started)).toHaveLength(0)
  })

  it('counts once when the same message comes twice', async () => {
    const started = await startAndPrompt(world)
    const send = () => sendRaw(started, ['Message-ID: <same@post.example>'], '999999')
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
    await vi.waitFor(() => expect(answersTo(started)).toHaveLength(1), waiting)
  })

  it('counts once when the same message comes twice at once', async () => {
    const started = await startAndPrompt(world)
    const send = () => sendRaw(started, ['Message-ID: <twin@post.example>'], '999999')
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

  it('grants nothing when the verification was cancelled', async () => {
    const started = await startAndPrompt(world)
    const code = codeFor(started)
    const body = { reason: 'stop-safely' }
    await world.call(operations.cancelVerification, { params: { ...started.key }, body })
    await replyTo(world, started, { text: code })
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view.state).toBe('cancelled')
    expect(view.changes.at(-1)).toMatchObject({ kind: 'reply-ignored', reason: 'not-open' })
    expect(answersTo(started)).toHaveLength(0)
  })

  async function expectHeld(started: Prompted, reason: string) {
    const view = await waitForChange(world, started.key, 'reply-held')
    expect(view).toMatchObject({ state: 'awaiting-reply', triesLeft: 5 })
    expect(view.changes.at(-1)).toMatchObject({ kind: 'reply-held', reason })
    expect(answersTo(started)).toHaveLength(0)
  }
})

describe('bounces', () => {
  it('shows that the prompt did not arrive', async () => {
    const started = await startAndPrompt(world)
    await bounce(started, '5.1.1')
    const view = await waitForChange(world, started.key, 'prompt-failed')
    expect(view).toMatchObject({ state: 'awaiting-reply' })
    expect(view.changes.at(-1)).toMatchObject({ reason: 'bounced' })
  })

  it('does not mind a delay', async () => {
    const started = await startAndPrompt(world)
    await bounce(started, '4.4.1')
    await waitForChange(world, started.key, 'reply-ignored')
  })

  it('shows at once that the relay refused the prompt', async () => {
    const party = newParty(world)
    world.mail.setRefusal(party.address, { code: 550, message: '5.1.1 no such mailbox' })
    const key = keyOf(unwrap(await start(world, party)))
    const view = await waitForChange(world, key, 'prompt-failed')
    expect(view.changes.at(-1)).toMatchObject({ reason: 'smtp-550' })
  })
})

describe('doubt about a verified address', () => {
  it('suspends when its mail bounces', async () => {
    const started = await verify()
    await bounce(started, '5.1.1')
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'bounced' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no', level: null })
  })

  it.each([true, false])('suspends when somebody else replies (unsigned: %s)', async (unsigned) => {
    const started = await verify()
    await replyTo(world, started, { from: 'cousin@post.example', text: 'hello', unsigned })
    const view = await waitForChange(world, started.key, 'suspended')
    expect(view).toMatchObject({ state: 'suspended', reason: 'other-address' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  it('does not mind another mail of the same person', async () => {
    const started = await verify()
    await replyTo(world, started, { text: 'Diolch!' })
    const view = await waitForChange(world, started.key, 'reply-ignored')
    expect(view.state).toBe('verified')
  })

  it.each([
    ['suspendVerification', 'doubt', 'suspended'],
    ['endVerification', 'withdrawn', 'ended'],
  ] as const)('%s closes the gate', async (operation, reason, state) => {
    const started = await verify()
    const params = { ...started.key }
    const view = await world.call(operations[operation], { params, body: { reason } })
    expect(view).toMatchObject({ state, reason })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
  })

  async function verify(): Promise<Prompted> {
    const started = await startAndPrompt(world)
    await replyTo(world, started, { text: codeFor(started) })
    await waitForChange(world, started.key, 'verified')
    expect(await ask(world, started.party)).toMatchObject({ answer: 'yes' })
    return started
  }
})

describe('the log', () => {
  it('holds no code, address, number or token after all this', () => {
    expect(world.lines.some((line) => line.includes('job failed and will be tried'))).toBe(true)
    const secret = /\.example|447700|(?<!\d)07700|\b(?:1000|9999)\d\d\b|r-[0-9a-z]{26}/
    expect(world.lines.filter((line) => secret.test(line))).toEqual([])
  })
})

function kindsOf(view: VerificationView) {
  return view.changes.map(({ kind }) => kind)
}

function domainOf({ party }: Prompted) {
  return party.address.split('@')[1]
}

function isAnswer({ headers }: { headers: { name: string; value: string }[] }) {
  return headers.some(({ value }) => value === 'auto-replied')
}

function answersTo({ party }: Prompted) {
  return world.mail.mail(party.address).filter(isAnswer)
}

function sendRaw({ party, prompt }: Prompted, fields: string[], text: string) {
  const named = fields.some((field) => field.startsWith('Message-ID'))
  const raw = [
    `From: ${party.address}`,
    `To: ${prompt.replyTo}`,
    'Subject: Re: code',
    `In-Reply-To: ${prompt.messageId}`,
    ...(named ? [] : [`Message-ID: <${crypto.randomUUID()}@post.example>`]),
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    ...fields,
    '',
    text,
    '',
  ].join('\n')
  return world.mail.send({ from: party.address, to: prompt.replyTo, raw })
}

function bounce({ party, prompt }: Prompted, status: string) {
  const raw = `From: Mail Delivery Subsystem <mailer-daemon@post.example>
To: ${prompt.envelopeFrom}
Subject: Undeliverable
Message-ID: <${crypto.randomUUID()}@post.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not arrive.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.world.example

Final-Recipient: rfc822; ${party.address}
Action: ${status.startsWith('5') ? 'failed' : 'delayed'}
Status: ${status}

--b
Content-Type: text/rfc822-headers

Message-ID: ${prompt.messageId}

--b--
`
  return world.mail.send({
    from: 'mailer-daemon@post.example',
    envelopeFrom: '',
    to: prompt.envelopeFrom,
    raw,
  })
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
