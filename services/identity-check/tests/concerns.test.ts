import { randomUUID } from 'node:crypto'
import { concernReason, isRefusal } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { answersOf, findOne, startCheck } from './calls.ts'
import {
  createDatabase,
  type IdentityCheckService,
  startIdentityCheckService,
} from './identity-check.ts'
import { daniel, sian } from './rows.ts'
import { note, type PartyPath } from './staff.ts'

const huw = { subject: 'staff-2', name: 'Huw Evans' }
const nia = { subject: 'staff-3', name: 'Nia Rees', isManager: true } as const

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

let made = 0

/** A party in a case of their own. */
async function newParty(row = sian): Promise<PartyPath> {
  made += 1
  const reference = `GW26CONCERN${made}`
  await service.import({ ...row, case_reference: reference })
  return findOne(service, reference)
}

/** What the page of the party says of a concern, to Mair unless it says otherwise. */
async function openConcern(party: PartyPath, as: Pick<IdentityCheckService, 'read'> = service) {
  const view = await as.read(party)
  if (isRefusal(view)) throw new Error('The party is not there')
  return view.concern
}

async function newestConcern(party: PartyPath): Promise<string> {
  return (await openConcern(party))?.raised[0]?.concernId ?? ''
}

describe('a call that ended in danger', () => {
  it.each(concernReason.options)(
    '(%s) leaves a trace that every colleague sees',
    async (reason) => {
      const party = await newParty()
      const { path } = await startCheck(service, party)
      expect(await openConcern(party)).toBeNull()
      const raisedAt = service.clock.now().toISOString()
      const body = { identityCheckId: path.identityCheckId, raisedAt }
      expect(await service.raise(party, reason, body)).toBeUndefined()
      expect((await openConcern(party, service.as(huw)))?.raised).toEqual([
        { concernId: expect.any(String), reason, raisedBy: 'Mair Jones', raisedAt },
      ])
    },
  )

  it('lets nobody phone, and clears no call that goes on', async () => {
    const party = await newParty()
    const passed = await startCheck(service, party)
    await service.answer(passed.path, answersOf(sian, passed.questions))
    const goesOn = await startCheck(service, party)
    expect(await service.clearance(passed.path)).toMatchObject({ concernOpen: false })
    await service.raise(party, 'stopped-safely')
    expect(await service.as(huw).start(party)).toEqual({ refused: 'concern-open' })
    expect(await service.as(huw).answer(goesOn.path, answersOf(sian, goesOn.questions))).toEqual({
      refused: 'concern-open',
    })
    expect(await service.clearance(passed.path)).toMatchObject({ passed: true, concernOpen: true })
  })

  it('counts however old its identity check is, and when it is told late', async () => {
    const party = await newParty()
    const { path } = await startCheck(service, party)
    const raisedAt = service.clock.now().toISOString()
    service.clock.advance({ seconds: 3 * 3_600 })
    await service.raise(party, 'phone-not-private', {
      identityCheckId: path.identityCheckId,
      raisedAt,
    })
    expect((await openConcern(party))?.raised).toMatchObject([{ raisedAt }])
  })

  it('did not end in the future', async () => {
    const party = await newParty()
    const now = service.clock.now()
    const raisedAt = new Date(now.getTime() + 3_600_000).toISOString()
    await service.raise(party, 'stopped-safely', { raisedAt })
    expect((await openConcern(party))?.raised).toMatchObject([{ raisedAt: now.toISOString() }])
  })

  it('is told once, however often it is reported', async () => {
    const party = await newParty()
    const { path } = await startCheck(service, party)
    const concernId = randomUUID()
    const same = { concernId, identityCheckId: path.identityCheckId }
    await service.raise(party, 'mailbox-not-private', same)
    await service.raise(party, 'mailbox-not-private', same)
    await service.raise(party, 'mailbox-not-private', { ...same, concernId: randomUUID() })
    expect((await openConcern(party))?.raised).toHaveLength(1)
    // The button to stop, pressed twice: the second time the call is forgotten already
    await service.raise(party, 'mailbox-not-private')
    expect((await openConcern(party))?.raised).toHaveLength(1)
    await expect
      .poll(() => service.emailVerification.reportsOf(party.caseId))
      .toEqual([{ kind: 'concern-raised', partyId: party.partyId }])
    expect(await eventsOf(party, 'concern.raised')).toMatchObject([
      { actorId: 'staff-1', reason: 'mailbox-not-private', fields: null },
    ])
  })

  it('is told within seconds of the return of email-verification', async () => {
    const party = await newParty()
    const { path } = await startCheck(service, party)
    service.emailVerification.failTimes(1)
    await service.raise(party, 'stopped-safely', { identityCheckId: path.identityCheckId })
    await expect
      .poll(() => service.emailVerification.reportsOf(party.caseId))
      .toEqual([{ kind: 'concern-raised', partyId: party.partyId }])
  })

  it('is told of a party and a check that are there', async () => {
    const party = await newParty()
    const other = await startCheck(service, await newParty(daniel))
    const { identityCheckId } = other.path
    expect(await service.raise({ ...party, partyId: randomUUID() }, 'stopped-safely')).toEqual({
      refused: 'party-not-found',
    })
    expect(await service.raise(party, 'stopped-safely', { identityCheckId })).toEqual({
      refused: 'identity-check-not-found',
    })
  })
})

describe('settling a concern', () => {
  it('is for somebody else, with a note; then the party can be phoned again', async () => {
    const party = await newParty()
    await service.raise(party, 'phone-not-private')
    expect(await openConcern(party)).toMatchObject({ whyNot: 'own-call' })
    expect(await openConcern(party, service.as(huw))).toMatchObject({ whyNot: null })
    const concernId = await newestConcern(party)
    expect(await service.settle(party, concernId)).toEqual({ refused: 'own-call' })
    expect(await service.as(huw).settle(party, concernId)).toBeUndefined()
    expect(await openConcern(party)).toBeNull()
    expect(await startCheck(service, party)).toMatchObject({ questions: expect.any(Array) })
    expect(await eventsOf(party, 'concern.settled')).toMatchObject([
      { actorId: 'staff-2', reason: 'phone-not-private', fields: 'note' },
    ])
    expect(await service.as(huw).settle(party, concernId)).toEqual({
      refused: 'concern-not-found',
    })
  })

  it('is not for whose call it was, also where a colleague stopped it', async () => {
    const party = await newParty()
    const { path } = await startCheck(service, party)
    const { identityCheckId } = path
    await service.as(huw).raise(party, 'stopped-safely', { identityCheckId })
    const concernId = await newestConcern(party)
    expect(await openConcern(party)).toMatchObject({ whyNot: 'own-call' })
    expect(await service.settle(party, concernId)).toEqual({ refused: 'own-call' })
    expect(await service.as(nia).settle(party, concernId)).toBeUndefined()
  })

  it('is for neither of two colleagues who say the same of one call', async () => {
    const party = await newParty()
    const { path } = await startCheck(service, party)
    const { identityCheckId } = path
    await service.raise(party, 'stopped-safely', { identityCheckId })
    await service.as(huw).raise(party, 'stopped-safely', { identityCheckId })
    expect(await openConcern(party, service.as(huw))).toMatchObject({ whyNot: 'own-call' })
    expect(await eventsOf(party, 'concern.raised')).toMatchObject([
      { actorId: 'staff-1' },
      { actorId: 'staff-2' },
    ])
  })

  it('where an address was that of another party is for a manager', async () => {
    const party = await newParty()
    await service.raise(party, 'address-of-another-party')
    const concernId = await newestConcern(party)
    expect(await openConcern(party, service.as(huw))).toMatchObject({ whyNot: 'manager-needed' })
    expect(await service.as(huw).settle(party, concernId)).toEqual({ refused: 'manager-needed' })
    expect(await openConcern(party)).not.toBeNull()
    expect(await service.as(nia).settle(party, concernId)).toBeUndefined()
    expect(await openConcern(party)).toBeNull()
  })

  it('settles all that was read, and nothing that came meanwhile', async () => {
    const party = await newParty()
    await service.raise(party, 'stopped-safely')
    const seen = await newestConcern(party)
    service.clock.advance({ seconds: 1 })
    const raisedAt = service.clock.now().toISOString()
    await service.as(huw).raise(party, 'phone-not-private', { raisedAt })
    expect(await service.as(nia).settle(party, seen)).toEqual({ refused: 'concern-changed' })
    expect((await openConcern(party))?.raised).toHaveLength(2)
    expect(await service.as(nia).settle(party, await newestConcern(party))).toBeUndefined()
    expect(await openConcern(party)).toBeNull()
  })

  it('keeps names and notes sealed', async () => {
    const party = await newParty()
    await service.raise(party, 'stopped-safely')
    await service.as(huw).settle(party, await newestConcern(party))
    const [row] = await service.query<{ text: string }>(
      `select string_agg(concern::text, '') as text from identity_check.concern`,
    )
    const stored = row?.text ?? ''
    for (const secret of ['Mair', 'Huw', note]) {
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'))
      expect(stored).not.toContain(secret)
    }
    expect(stored).toContain('stopped-safely')
  })
})

describe('the list of concerns', () => {
  it('has the parties of some areas, the oldest first, without name and address', async () => {
    const rows = [
      { ...sian, area: 'north-wales' },
      { ...daniel, area: 'north-wales' },
      { ...sian, area: 'south-wales' },
    ]
    const parties: PartyPath[] = []
    for (const row of rows) {
      const party = await newParty(row)
      const raisedAt = service.clock.now().toISOString()
      await service.raise(party, 'stopped-safely', { raisedAt })
      parties.push(party)
      service.clock.advance({ seconds: 60 })
    }
    const [first, second] = parties
    if (!first || !second) throw new Error('Nobody was made')
    await service.raise(first, 'phone-not-private', {
      raisedAt: service.clock.now().toISOString(),
    })
    const listed = await service.listConcerns('north-wales')
    expect(listed.count).toBe(2)
    expect(listed.concerns).toMatchObject([
      { ...first, area: 'north-wales', reasons: ['phone-not-private', 'stopped-safely'] },
      { ...second, partyReference: '2', reasons: ['stopped-safely'] },
    ])
    expect(JSON.stringify(listed)).not.toMatch(/Si|Daniel|@/)
    expect(await service.listConcerns('north-wales', 'south-wales')).toMatchObject({ count: 3 })
    await service.as(nia).settle(first, await newestConcern(first))
    expect(await service.listConcerns('north-wales')).toMatchObject({ count: 1 })
  })
})

/** What the record has of a party, with the names of the personal fields. */
function eventsOf({ partyId }: PartyPath, action: string) {
  return service.query<{ actorId: string; reason: string; fields: string | null }>(
    `select actor_id, reason, (select string_agg(field, ' ') from audit.personal p
       where p.event_id = e.event_id) as fields
     from audit.event e where party_id = '${partyId}' and action = '${action}'`,
  )
}
