import { randomUUID } from 'node:crypto'
import type { Clearance } from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  ask,
  keyOf,
  mailDomain,
  newParty,
  operations,
  read,
  replyDomain,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

describe('the refusals of a start', () => {
  const minute = 60_000
  const ago = (milliseconds: number) =>
    new Date(world.clock.now().getTime() - milliseconds).toISOString()

  it.each([
    [
      'phone-not-safe',
      { safeContact: { phoneIsPrivate: false, mailboxIsPrivate: true, safeToText: 'any-time' } },
    ],
    [
      'mailbox-not-safe',
      { safeContact: { phoneIsPrivate: true, mailboxIsPrivate: false, safeToText: 'any-time' } },
    ],
    ['addresses-differ', { addressAgain: 'sian@past.example' }],
    ['address-not-valid', { address: 'sian@post' }],
    ['address-not-valid', { address: 'sian@post.example, mair@post.example' }],
    ['address-is-ours', { address: `sian@${mailDomain}` }],
    ['address-is-ours', { address: `sian@deep.below.${replyDomain.toUpperCase()}` }],
    ['address-takes-no-mail', { address: 'sian@null-mx.example' }],
    ['address-takes-no-mail', { address: 'sian@no-mail.example' }],
    ['address-takes-no-mail', { address: 'sian@nowhere.example' }],
    ['identity-check-not-found', { identityCheckId: randomUUID() }],
  ])('%s', async (refused, body) => {
    expect(await start(world, newParty(world), body)).toEqual({ refused })
    expect(await countVerifications()).toBe(0)
  })

  it.each<[string, () => Partial<Clearance>]>([
    ['identity-check-not-passed', () => ({ passed: false })],
    ['identity-check-too-old', () => ({ validUntil: ago(minute) })],
    ['party-locked', () => ({ locked: true })],
    ['concern-open', () => ({ concernOpen: true })],
    ['mobile-missing', () => ({ mobile: null, mobileProblem: 'missing' })],
    ['mobile-landline', () => ({ mobileProblem: 'landline' })],
    ['mobile-foreign', () => ({ mobileProblem: 'foreign' })],
    ['mobile-not-a-number', () => ({ mobileProblem: 'not-a-number' })],
    ['mobile-not-usable', () => ({ mobileShared: true })],
    ['approval-needed', () => ({ mobileChangedAt: ago(6 * 24 * 60 * minute) })],
    ['address-not-usable', () => ({ addressesOfOthers: [comparableAddress('sian@gmail.com')] })],
  ])('%s, as identity-check says', async (refused, clearance) => {
    const party = newParty(world, clearance())
    const address = 'S.i.an+letters@googlemail.com'
    expect(await start(world, party, { address })).toEqual({ refused })
    expect(await countVerifications()).toBe(0)
  })

  it('takes an address of which DNS says nothing: the relay tries again', async () => {
    world.mail.dns.setFault('slow.example', 'servfail')
    const body = { address: 'sian@slow.example' }
    expect(await start(world, newParty(world), body)).toMatchObject({ state: 'awaiting-reply' })
  })

  it('records who was refused, and why', async () => {
    const { caseId, ...party } = newParty(world, { locked: true })
    await start(world, { caseId, ...party })
    expect(await auditOf(caseId)).toMatchObject([
      { action: 'verification.refused', reason: 'party-locked', actor_id: 'siwan' },
    ])
  })

  it('takes no unknown field and no wrong type', async () => {
    const party = newParty(world)
    await expect(start(world, party, { force: true })).rejects.toThrow('invalid-input')
    await expect(start(world, party, { address: 7 })).rejects.toThrow('invalid-input')
  })

  async function countVerifications() {
    const rows = await world.db
      .withSchema('email_verification')
      .selectFrom('verification')
      .select('verificationId')
      .execute()
    return rows.length
  }
})

describe('a start', () => {
  it('shows the verification and sends a signed prompt without link, digit or case detail', async () => {
    const party = newParty(world, { language: 'both' })
    const { verification, prompt } = await startAndPrompt(world, party)
    expect(verification).toMatchObject({
      state: 'awaiting-reply',
      address: party.address,
      triesLeft: 5,
      codesLeft: 3,
      level: null,
    })
    expect(prompt).toMatchObject({
      authentication: { dkim: 'pass', dmarc: 'pass' },
      html: null,
    })
    expect(prompt.replyTo).toMatch(/^r-[0-9a-z]{26}@reply\.gwirio\.example$/)
    expect(prompt.messageId).toContain(prompt.replyTo.split('@')[0])
    expect(prompt.from).toBe(prompt.replyTo)
    expect(prompt.envelopeFrom).toBe(prompt.replyTo)
    expect(header(prompt, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(prompt, 'Content-Language')).toBe('cy, en')
    expect(`${prompt.subject} ${prompt.text}`).not.toMatch(/https?:|\d|GW26/)
    const view = await waitForChange(world, keyOf(verification), 'prompt-sent')
    expect(view.changes.map(({ kind }) => kind)).toEqual(['started', 'prompt-sent'])
    await vi.waitFor(
      async () => expect((await read(world, keyOf(verification))).codesLeft).toBe(2),
      waiting,
    )
  })

  it('gives the same verification again for the same identity check and address', async () => {
    const party = newParty(world)
    const first = unwrap(await start(world, party))
    const both = await Promise.all([start(world, party), start(world, party)])
    expect(both.map((each) => unwrap(each).verificationId)).toEqual([
      first.verificationId,
      first.verificationId,
    ])
  })

  it('makes one verification of several starts at once', async () => {
    const party = newParty(world)
    const all = await Promise.all([1, 2, 3, 4].map(() => start(world, party)))
    expect(new Set(all.map((each) => unwrap(each).verificationId)).size).toBe(1)
  })

  it('supersedes the live one when the address was mistyped, and kills its codes', async () => {
    const { party, verification, key } = await startAndPrompt(world)
    const corrected = { ...party, address: `corrected.${party.address}` }
    const second = unwrap(await start(world, corrected))
    expect(second.verificationId).not.toBe(verification.verificationId)
    expect(await read(world, key)).toMatchObject({ state: 'cancelled', reason: 'superseded' })
    await vi.waitFor(() => expect(world.smsCode.stopped).toContain(key.verificationId), waiting)
    const { verifications } = unwrap(
      await world.call(operations.listVerifications, {
        params: { caseId: party.caseId, partyId: party.partyId },
      }),
    )
    expect(verifications.map(({ state }) => state)).toEqual(['awaiting-reply', 'cancelled'])
  })

  it('supersedes a verified one, which then is no longer a yes', async () => {
    const started = await startAndPrompt(world)
    const code = world.smsCode.codeOf(started.verification.verificationId)
    await replyTo(world, started, { text: code })
    await waitForChange(world, started.key, 'verified')
    const moved = { ...started.party, address: `moved.${started.party.address}` }
    unwrap(await start(world, moved))
    expect(await read(world, started.key)).toMatchObject({ state: 'ended', reason: 'superseded' })
    expect(await ask(world, started.party)).toMatchObject({ answer: 'no' })
    expect(await ask(world, moved)).toMatchObject({ answer: 'no' })
  })

  it('refuses the address of another party of the case, also spelled differently', async () => {
    const { party } = await startAndPrompt(world)
    const other = newParty(world, { caseId: party.caseId, partyReference: '2' })
    const address = party.address.replace('sian', 'S1an').replace('@', '+tag@')
    expect(await start(world, other, { address })).toEqual({ refused: 'address-not-usable' })
    const elsewhere = newParty(world)
    expect(await start(world, elsewhere, { address })).not.toHaveProperty('refused')
  })

  it('refuses the address that another party of the case once verified, also after its end', async () => {
    const started = await startAndPrompt(world)
    const code = world.smsCode.codeOf(started.verification.verificationId)
    await replyTo(world, started, { text: code })
    await waitForChange(world, started.key, 'verified')
    const body = { reason: 'withdrawn' }
    unwrap(await world.call(operations.endVerification, { params: { ...started.key }, body }))
    const { caseId, partyId, caseReference, address } = started.party
    const other = newParty(world, { caseId, caseReference, partyReference: '2' })
    expect(await start(world, other, { address })).toEqual({ refused: 'address-not-usable' })
    const calledAgain = newParty(world, { caseId, partyId, caseReference })
    expect(await start(world, calledAgain, { address })).toMatchObject({ state: 'awaiting-reply' })
  })

  it('lets one of two parties through that ask for the same address at once', async () => {
    const one = newParty(world)
    const other = newParty(world, { caseId: one.caseId, partyReference: '2' })
    const answers = await Promise.all([
      start(world, one),
      start(world, other, { address: one.address }),
    ])
    const refused = answers.filter((answer) => 'refused' in answer)
    expect(refused).toEqual([{ refused: 'address-not-usable' }])
  })

  it('begins anew after 24 hours, whether or not the job has run', async () => {
    const { party, key } = await startAndPrompt(world)
    world.clock.advance({ seconds: 24 * 3600 })
    expect(await read(world, key)).toMatchObject({ state: 'expired' })
    const { caseId, partyId, caseReference, address } = party
    const calledAgain = newParty(world, { caseId, partyId, caseReference })
    const second = unwrap(await start(world, { ...calledAgain, address }))
    expect(second).toMatchObject({ state: 'awaiting-reply' })
    expect(second.verificationId).not.toBe(key.verificationId)
    expect(await read(world, key)).toMatchObject({ state: 'expired', reason: 'no-good-reply' })
  })
})

describe('what staff ask for', () => {
  it('texts a new code and counts it', async () => {
    const { key, verification } = await startAndPrompt(world)
    const before = world.smsCode.codeOf(verification.verificationId)
    const view = unwrap(await world.call(operations.requestNewCode, { params: { ...key } }))
    expect(view.codesLeft).toBe(1)
    expect(world.smsCode.codeOf(verification.verificationId)).not.toBe(before)
  })

  it('says why there is no new code', async () => {
    const { key } = await startAndPrompt(world)
    world.smsCode.refuse('code-too-soon')
    const answer = await world.call(operations.requestNewCode, { params: { ...key } })
    world.smsCode.refuse(null)
    expect(answer).toEqual({ refused: 'code-too-soon' })
  })

  it.each(['staff', 'stop-safely'])(
    'cancels without a sign to the service user: %s',
    async (reason) => {
      const { key, party } = await startAndPrompt(world)
      const mailBefore = world.mail.mail(party.address).length
      const body = { reason }
      const view = await world.call(operations.cancelVerification, { params: { ...key }, body })
      expect(view).toMatchObject({ state: 'cancelled', reason })
      await vi.waitFor(() => expect(world.smsCode.stopped).toContain(key.verificationId), waiting)
      expect(world.mail.mail(party.address)).toHaveLength(mailBefore)
      const again = await world.call(operations.cancelVerification, { params: { ...key }, body })
      expect(again).toEqual({ refused: 'state-does-not-allow' })
    },
  )

  it('keeps what became of the text, once', async () => {
    const { key } = await startAndPrompt(world)
    const report = (status: string) => ({
      textId: '019b0000-0000-7000-8000-00000000000a',
      status,
      at: world.clock.now().toISOString(),
      reason: status === 'failed' ? 'unreachable' : null,
    })
    for (const status of ['sent', 'delivered', 'delivered', 'failed'])
      await world.call(operations.reportText, { params: { ...key }, body: report(status) })
    const { changes } = await read(world, key)
    const texts = changes.filter(({ kind }) => kind.startsWith('text-'))
    expect(texts.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['text-sent', null],
      ['text-delivered', null],
      ['text-failed', 'unreachable'],
    ])
  })

  it('knows no verification of another case', async () => {
    const { key } = await startAndPrompt(world)
    const params = { ...key, caseId: randomUUID() }
    const answer = await world.call(operations.requestNewCode, { params })
    expect(answer).toEqual({ refused: 'verification-not-found' })
  })
})

async function auditOf(caseId: string) {
  const found = await sql<{ action: string; reason: string | null; actor_id: string }>`
    select action, reason, actor_id from audit.event where case_id = ${caseId} order by event_id`.execute(
    world.db.withoutPlugins(),
  )
  return found.rows
}

function header(mail: { headers: { name: string; value: string }[] }, name: string) {
  return mail.headers.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value
}
