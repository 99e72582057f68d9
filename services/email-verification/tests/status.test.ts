import { askVerificationStatus, callOperation } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  newParty,
  operations,
  type Prompted,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
} from './email-verification.ts'
import { replyTo } from './service-user.ts'

const no = { answer: 'no', reason: 'not-verified', level: null, since: null, until: null }

const world = await forThisFile(startWorld())
let verified: Prompted
beforeAll(async () => {
  const party = {
    ...newParty(world),
    address: "Siân.O'Brien+letters@Post.Example".replace('â', 'a'),
  }
  verified = await startAndPrompt(world, party)
  expect(await ask(world, party)).toEqual(no)
  const text = world.smsCode.codeOf(verified.key.verificationId)
  await replyTo(world, verified, { text })
  await waitForChange(world, verified.key, 'verified')
})

describe('the status question', () => {
  it('is answered yes for exactly what was verified, with level and time', async () => {
    const since = world.clock.now().toISOString()
    const answer = await ask(world, verified.party)
    expect(answer).toMatchObject({ answer: 'yes', reason: 'verified', level: 'strong', since })
  })

  it.each([
    ['another address', { address: 'mair@post.example' }],
    ['the same address without its tag', { address: "sian.o'brien@post.example" }],
    ['what is no address', { address: 'sian' }],
    ['the same address before a line break', { address: "sian.o'brien+letters@post.example\r\n" }],
    ['another party', { party: '2' }],
    ['another case', { case: 'GW26P99999' }],
  ])('is answered no for %s, and says nothing more', async (_, change) => {
    expect(await question(change)).toEqual(no)
  })

  it.each([
    ["sian.o'brien+letters@post.example"],
    ["SIAN.O'BRIEN+LETTERS@POST.EXAMPLE"],
    [" Sian.O'Brien+letters@post.example "],
  ])('takes the address in any spelling that is the same: %j', async (address) => {
    expect(await question({ address })).toMatchObject({ answer: 'yes' })
  })

  it('is recorded with its answer, whoever asks', async () => {
    const { rows } = await sql<{ actor: string; answer: string }>`
      select actor_id as actor, details ->> 'answer' as answer from audit.event
      where action = 'status.asked' order by event_id desc limit 2`.execute(world.db)
    expect(rows).toEqual([
      { actor: 'report-sender', answer: 'yes' },
      { actor: 'report-sender', answer: 'yes' },
    ])
  })

  it('is answered no from the moment of a suspension, and after 12 months', async () => {
    world.clock.advance({ seconds: 366 * 24 * 3600 })
    expect(await question({})).toEqual(no)
    world.clock.advance({ seconds: -366 * 24 * 3600 })
    expect(await question({})).toMatchObject({ answer: 'yes' })
    const params = { ...verified.key }
    const body = { reason: 'doubt' }
    const suspended = await world.call(operations.suspendVerification, { params, body })
    expect(suspended).toMatchObject({ state: 'suspended', reason: 'doubt' })
    expect(await question({})).toEqual(no)
  })

  it('wants a token that allows it', async () => {
    const { caseReference, partyReference, address } = verified.party
    const body = { case: caseReference, party: partyReference, address }
    const asking = callOperation(world.address('verification:watch'), askVerificationStatus, {
      body,
    })
    await expect(asking).rejects.toThrow('scope-missing')
  })
})

/** As a report-sending system asks. */
async function question(change: { case?: string; party?: string; address?: string }) {
  const { caseReference, partyReference, address } = verified.party
  const token = () =>
    world.issuer.token({
      audience: 'urn:gwirio:api',
      scope: 'verification:read',
      clientId: 'report-sender',
    })
  const body = { case: caseReference, party: partyReference, address, ...change }
  const { receipt: _receipt, ...answer } = unwrap(
    await callOperation({ baseUrl: world.url(), token }, askVerificationStatus, { body }),
  )
  return answer
}
