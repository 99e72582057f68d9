import {
  type AddressFinding,
  type Clearance,
  checkAddress,
  requestStartApproval,
} from '@gwirio/contracts'
import { comparableAddress } from '@gwirio/mail'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import {
  mailDomain,
  newParty,
  type Party,
  secretLines,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
} from './email-verification.ts'
import { approve, as, auditOf, decide, note } from './people.ts'

const world = await forThisFile(startWorld())

const ago = (days: number) =>
  new Date(world.clock.now().getTime() - days * 86_400_000).toISOString()

const check = ({ caseId, identityCheckId }: Party, address: string) =>
  world.call(checkAddress, { params: { caseId }, body: { identityCheckId, address } })

const allGood = {
  form: 'good',
  'takes-mail': 'good',
  'typing-error': 'good',
  'look-alike-letters': 'good',
  'role-mailbox': 'good',
  'disposable-provider': 'good',
  'own-domain': 'good',
  'other-parties': 'good',
}

const resultsOf = (findings: readonly AddressFinding[]) =>
  Object.fromEntries(findings.map(({ check, result }) => [check, result]))

describe('a call that tries addresses out', () => {
  const most = 20
  const tried = (number: number) => `tried.${number}@post.example`

  it('compares twenty, each as often as it likes, and not one more', async () => {
    const party = newParty(world)
    const findings = []
    for (let number = 1; number <= most; number += 1)
      findings.push(unwrap(await check(party, tried(number))).findings.length)
    expect(findings).toHaveLength(most)
    unwrap(await check(party, tried(1)))
    const refused = { refused: 'too-many-addresses' }
    expect(await check(party, tried(most + 1))).toMatchObject(refused)
    expect(await start(world, { ...party, address: tried(most + 1) })).toMatchObject(refused)
    const ask = { identityCheckId: party.identityCheckId, address: tried(most + 1), note }
    const { caseId } = party
    expect(await as(world, 'siwan')(requestStartApproval, { caseId }, ask)).toMatchObject(refused)
    const refusals = (await auditOf(world, caseId)).filter(
      ({ action }) => action === 'address.not-compared',
    )
    expect(refusals).toHaveLength(3)

    // Those of before can still be used, and another call begins anew
    unwrap(await start(world, { ...party, address: tried(most) }))
    unwrap(await check(newParty(world, { caseId }), tried(most + 1)))
  })

  it('compares not one more of many at once', async () => {
    const party = newParty(world)
    const numbers = Array.from({ length: most + 10 }, (_, index) => index)
    const answers = await Promise.all(numbers.map((number) => check(party, tried(number))))
    expect(answers.filter((answer) => 'refused' in answer)).toHaveLength(10)
  })
})

describe('what the checks of an address find', () => {
  it('is good, in the order in which it is shown', async () => {
    const party = newParty(world)
    const answer = unwrap(await check(party, party.address))
    expect(answer.findings.map(({ check }) => check)).toEqual(Object.keys(allGood))
    expect(resultsOf(answer.findings)).toEqual(allGood)
    expect(answer).toMatchObject({
      approval: 'not-needed',
      approvalId: null,
      mobileChangedRecently: false,
    })
  })

  it.each([
    ['sian@gmail.co.uk', { 'typing-error': 'look-again' }, 'sian@gmail.com'],
    ['sian@pоst.wales', { 'look-alike-letters': 'look-again' }, 'sian@post.wales'],
    ['swyddfa@post.example', { 'role-mailbox': 'look-again' }, null],
    ['sian@mailinator.com', { 'disposable-provider': 'look-again' }, null],
  ])('asks to look again at %s, and does not stop', async (address, found, suggestion) => {
    const party = newParty(world)
    const { findings } = unwrap(await check(party, address))
    expect(resultsOf(findings)).toEqual({ ...allGood, ...found })
    const [looked] = findings.filter(({ result }) => result === 'look-again')
    expect(looked?.suggestion).toBe(suggestion)
    expect(await start(world, party, { address })).toMatchObject({ state: 'awaiting-reply' })
  })

  it.each([
    [`sian@${mailDomain}`, 'own-domain', 'address-is-ours'],
    ['sian@null-mx.example', 'takes-mail', 'address-takes-no-mail'],
    ['sian@post', 'form', 'address-not-valid'],
  ])('stops %s, as the start does', async (address, stopped, refused) => {
    const party = newParty(world)
    const { findings } = unwrap(await check(party, address))
    expect(resultsOf(findings)[stopped]).toBe('stop')
    expect(findings.filter(({ result }) => result === 'stop')).toHaveLength(1)
    expect(findings).toHaveLength(8)
    expect(await start(world, party, { address })).toEqual({ refused })
  })

  it('does not know whether a domain takes mail while DNS does not answer', async () => {
    world.mail.dns.setFault('slow.example', 'servfail')
    const { findings } = unwrap(await check(newParty(world), 'sian@slow.example'))
    expect(resultsOf(findings)).toEqual({ ...allGood, 'takes-mail': 'not-known' })
  })
})

describe('other parties', () => {
  it.each<[string, (address: string) => string, string, string]>([
    ['the address of another', (address) => address, 'stop', 'address-not-usable'],
    [
      'the same mailbox under a tag',
      (address) => address.replace('@', '+x@'),
      'stop',
      'address-not-usable',
    ],
    [
      'an address a slip away',
      (address) => address.replace('sian', 'sion'),
      'second-person',
      'approval-needed',
    ],
  ])('on file: %s', async (_, theirs, result, refused) => {
    const party = newParty(world)
    const others = [comparableAddress(theirs(party.address))]
    change(party, { addressesOfOthers: others })
    const answer = unwrap(await check(party, party.address))
    expect(resultsOf(answer.findings)).toEqual({ ...allGood, 'other-parties': result })
    expect(answer.findings.at(-1)?.suggestion).toBeNull()
    expect(await start(world, party)).toEqual({ refused })
    const events = await auditOf(world, party.caseId)
    expect(events[0]).toMatchObject({
      action: 'address.checked',
      details: { otherParties: result },
    })
  })

  it('in a verification of the case', async () => {
    const { party: other, key } = await startAndPrompt(world)
    const { caseId } = key
    const same = unwrap(await check(newParty(world, { caseId }), other.address))
    expect(resultsOf(same.findings)['other-parties']).toBe('stop')
    const near = unwrap(await check(newParty(world, { caseId }), `x${other.address}`))
    expect(resultsOf(near.findings)['other-parties']).toBe('second-person')
    const elsewhere = unwrap(await check(newParty(world), other.address))
    expect(resultsOf(elsewhere.findings)['other-parties']).toBe('good')
  })

  it('may be near once a second person has said so', async () => {
    const party = newParty(world)
    change(party, {
      addressesOfOthers: [comparableAddress(party.address.replace('sian', 'sion'))],
    })
    const { caseId, identityCheckId, address } = party
    const stateOf = async () => unwrap(await check(party, address))
    expect(await stateOf()).toMatchObject({ approval: 'needed', approvalId: null })
    const ask = async () =>
      unwrap(
        await as(world, 'siwan')(
          requestStartApproval,
          { caseId },
          { identityCheckId, address, note },
        ),
      )
    const first = await ask()
    expect(await stateOf()).toMatchObject({ approval: 'waiting', approvalId: first.approvalId })
    await decide(world, 'rhodri', first, 'refuse')
    expect(await stateOf()).toMatchObject({ approval: 'refused', approvalId: first.approvalId })
    const second = await ask()
    await approve(world, 'rhodri', second)
    expect(await stateOf()).toMatchObject({ approval: 'approved', approvalId: second.approvalId })
    const another = unwrap(await check(party, `x${address}`))
    expect(another).toMatchObject({ approval: 'needed' })
  })
})

describe('the call and the mobile', () => {
  it.each([
    ['identity-check-not-passed', { passed: false }],
    ['identity-check-too-old', { validUntil: null }],
    ['party-locked', { locked: true }],
  ])('%s', async (refused, given) => {
    const party = newParty(world, given)
    expect(await check(party, party.address)).toEqual({ refused })
  })

  it('wants a manager where the mobile was changed in the last days', async () => {
    const party = newParty(world, { mobileChangedAt: ago(6) })
    const answer = unwrap(await check(party, party.address))
    expect(answer).toMatchObject({ approval: 'needed', mobileChangedRecently: true })
    expect(resultsOf(answer.findings)).toEqual(allGood)
    const older = newParty(world, { mobileChangedAt: ago(8) })
    expect(unwrap(await check(older, older.address))).toMatchObject({
      approval: 'not-needed',
      mobileChangedRecently: false,
    })
  })

  it('says nothing of a call that is not there', async () => {
    const party = { ...newParty(world), identityCheckId: crypto.randomUUID() }
    expect(await check(party, party.address)).toEqual({ refused: 'identity-check-not-found' })
    expect(secretLines(world)).toEqual([])
  })
})

function change(party: Party, given: Partial<Clearance>) {
  const { clearances } = world.identityCheck
  const clearance = clearances.get(party.identityCheckId) as Clearance
  clearances.set(party.identityCheckId, { ...clearance, ...given })
}
