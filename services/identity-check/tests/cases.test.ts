import { scopes } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { toCollisionForm } from '../src/store/party-fields.ts'
import { answersOf, findOne, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { brief, daniel, sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
let cases = 0

const newReference = () => {
  cases += 1
  return `GW26C${String(cases).padStart(4, '0')}`
}

/** A case of its own with one party. */
async function newCase(row = sian) {
  const reference = newReference()
  await service.import({ ...row, case_reference: reference })
  return { reference, ...(await findOne(service, reference)) }
}

async function passCheck(party: { caseId: string; partyId: string }, row = sian) {
  const { path, questions } = await startCheck(service, party)
  await service.answer(path, answersOf(row, questions))
  return path
}

const comparisonsOf = (caseId: string) => service.emailVerification.comparisonsOf(caseId)
const reportsOf = (caseId: string) => service.emailVerification.reportsOf(caseId)

describe('a case', () => {
  it('is shown with the names of its parties, and nothing else about them', async () => {
    const reference = newReference()
    await service.import(
      { ...sian, case_reference: reference },
      { ...daniel, case_reference: reference },
    )
    const { parties } = await service.find(reference)
    const { caseId = '' } = parties[0] ?? {}
    expect(await service.readCase(caseId)).toEqual({
      caseId,
      caseReference: reference,
      area: 'gwent',
      law: 'private',
      endedAt: null,
      parties: parties.map(({ partyId, partyReference, name, language }) => ({
        partyId,
        partyReference,
        name,
        language,
      })),
      linkedCases: [],
    })
    expect(await lastAction(caseId)).toBe('case.viewed')
    expect(await service.readCase(parties[0]?.partyId ?? '')).toEqual({ refused: 'case-not-found' })
  })
})

describe('linked cases', () => {
  it('are linked both ways, once, and not to themselves or to what is not on file', async () => {
    const [one, other] = [await newCase(), await newCase(daniel)]
    const linked = { caseId: other.caseId, caseReference: other.reference, area: 'gwent' }
    expect(await service.link(one.caseId, other.reference)).toMatchObject({ linkedCases: [linked] })
    await service.link(other.caseId, one.reference)
    expect(await service.readCase(other.caseId)).toMatchObject({
      linkedCases: [{ caseId: one.caseId }],
    })
    expect(await service.read(one)).toMatchObject({ otherParties: 0, linkedCases: 1 })
    const events = await service.query<{ caseId: string }>(
      `select case_id from audit.event where action = 'case.linked'
       and case_id in ('${one.caseId}', '${other.caseId}')`,
    )
    expect(events).toHaveLength(2)
    const refused = { refused: 'linked-case-not-found' }
    expect(await service.link(one.caseId, one.reference)).toEqual(refused)
    expect(await service.link(one.caseId, 'GW26NOWHERE')).toEqual(refused)
    expect(await service.link(one.partyId, other.reference)).toEqual({ refused: 'case-not-found' })
  })

  it('are one case for the clearance: numbers and addresses of either count', async () => {
    const [one, other] = [await newCase(), await newCase({ ...daniel, mobile: '07700 900123' })]
    const stranger = await newCase({ ...daniel, mobile: '07700 900123' })
    const path = await passCheck(one)
    const before = { mobileShared: false, addressesOfOthers: [], linkedCaseIds: [] }
    expect(await service.clearance(path)).toMatchObject(before)
    await service.link(one.caseId, other.reference)
    await service.link(other.caseId, stranger.reference)
    expect(await service.clearance(path)).toMatchObject({
      mobileShared: true,
      addressesOfOthers: [toCollisionForm('daniel.jones@post.example')],
      linkedCaseIds: [other.caseId],
    })
  })

  it('make those doubtful whose number or address somebody of the other case has too', async () => {
    const one = await newCase()
    const same = await newCase({ ...daniel, email: "Sian.O'Brien@post.example" })
    const apart = await newCase({ ...daniel, mobile: '07700 900777' })
    await passCheck(one)
    await passCheck(same, daniel)
    await service.link(one.caseId, apart.reference)
    await service.link(one.caseId, same.reference)
    const report = (partyId: string) => [{ kind: 'new-party-in-case', partyId }]
    await expect.poll(() => reportsOf(one.caseId)).toEqual(report(one.partyId))
    await expect.poll(() => reportsOf(same.caseId)).toEqual(report(same.partyId))
    expect(reportsOf(apart.caseId)).toEqual([])
  })

  it('are compared again, the linked one too, whatever changes on file of others', async () => {
    const [one, other] = [await newCase(), await newCase(daniel)]
    const comparisons = () => [one, other].map(({ caseId }) => comparisonsOf(caseId))
    await passCheck(one)
    await passCheck(other, daniel)
    await service.link(one.caseId, other.reference)
    await expect.poll(comparisons).toEqual([1, 1])
    const row = { ...daniel, case_reference: other.reference }
    const ofOther = [
      { ...row, email: 'another@post.example' },
      { ...row, mobile: '07700 900444' },
      { ...row, party_reference: '7', name: 'Ann Lee', mobile: '07700 900445' },
    ]
    for (const [index, changed] of ofOther.entries()) {
      await service.import(changed)
      await expect.poll(comparisons).toEqual([index + 2, index + 2])
    }
    await service.changeMobile(one, '07700 900446')
    await expect.poll(comparisons).toEqual([5, 5])
    // A control: what is on file already changes nothing
    await service.import(...ofOther.slice(2))
    await service.changeMobile(one, '07700 900447')
    await expect.poll(comparisons).toEqual([6, 6])
  })

  it('stay linked: no token takes a link away', async () => {
    const [one, other] = [await newCase(), await newCase(daniel)]
    await service.link(one.caseId, other.reference)
    const token = await service.token(scopes.join(' '))
    const remove = `${service.url}/v1/cases/${one.caseId}/links/${other.caseId}/remove`
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ note: 'by mistake' })
    expect((await fetch(remove, { method: 'POST', headers, body })).status).toBe(404)
    expect(await service.readCase(one.caseId)).toMatchObject({
      linkedCases: [{ caseId: other.caseId }],
    })
  })
})

describe('the end of a case', () => {
  it('stops new checks, shows in what was passed before, and is told once', async () => {
    const party = await newCase()
    const path = await passCheck(party)
    const endedAt = service.clock.now().toISOString()
    expect(await service.end(party.caseId)).toMatchObject({ endedAt })
    service.clock.advance({ seconds: 60 })
    expect(await service.end(party.caseId)).toMatchObject({ endedAt })
    expect(await service.start(party)).toEqual({ refused: 'case-ended' })
    expect(await service.clearance(path)).toMatchObject({ passed: true, caseEndedAt: endedAt })
    expect(await service.read(party)).toMatchObject({ caseEndedAt: endedAt })
    await expect
      .poll(() => reportsOf(party.caseId))
      .toEqual([{ kind: 'case-ended', partyId: null }])
    expect(await service.end(party.partyId)).toEqual({ refused: 'case-not-found' })
  })

  it('is told when email-verification is back', async () => {
    const party = await newCase()
    service.emailVerification.failTimes(1)
    await service.end(party.caseId)
    await expect
      .poll(() => reportsOf(party.caseId))
      .toEqual([{ kind: 'case-ended', partyId: null }])
  })
})

describe('the record of an ended case', () => {
  it('is due three years after the day it ended, unless a manager keeps it', async () => {
    const [first, second, open] = [await newCase(), await newCase(), await newCase()]
    service.clock.advance({ seconds: 100 * 24 * 3600 })
    for (const { caseId } of [first, second]) {
      service.clock.advance({ seconds: 2 * 24 * 3600 })
      await service.end(caseId)
    }
    const listed = async () => {
      const retention = await service.listRetention()
      if ('refused' in retention) throw new Error('listRetention refuses nothing')
      return retention
    }
    const { years, cases: due, more } = await listed()
    expect([years, more]).toEqual([3, false])
    expect(due.slice(-2).map(({ caseId }) => caseId)).toEqual([first.caseId, second.caseId])
    const year = service.clock.now().getUTCFullYear()
    expect(due.at(-1)?.disposeOn.slice(0, 4)).toBe(String(year + 3))
    const keptSince = service.clock.now().toISOString()
    expect(await service.keep(first.caseId, true)).toMatchObject({ keptSince })
    service.clock.advance({ seconds: 60 })
    expect(await service.keep(first.caseId, true)).toMatchObject({ keptSince })
    expect((await listed()).cases.at(-2)).toMatchObject({ keptSince })
    expect(await service.keep(first.caseId, false)).toMatchObject({ keptSince: null })
    expect(await lastAction(first.caseId)).toBe('case.kept-no-longer')
    expect(await service.keep(open.caseId, true)).toEqual({ refused: 'case-not-ended' })
    expect(await service.keep(open.partyId, true)).toEqual({ refused: 'case-not-found' })
  })
})

describe('an import', () => {
  it('links cases, also to one of a later row, and never unlinks', async () => {
    const [early, late] = [newReference(), newReference()]
    await service.import(
      brief({ case_reference: early, linked_cases: late }),
      brief({ case_reference: late }),
    )
    await service.import(brief({ case_reference: early, linked_cases: '' }))
    const { caseId } = await findOne(service, late)
    expect(await service.readCase(caseId)).toMatchObject({
      linkedCases: [{ caseReference: early }],
    })
  })

  it('ends a case on the day that it says, once', async () => {
    const case_reference = newReference()
    await service.import(brief({ case_reference, case_ended: '2025-02-03' }))
    await service.import(brief({ case_reference, case_ended: '2025-03-03' }))
    const { caseId } = await findOne(service, case_reference)
    expect(await service.readCase(caseId)).toMatchObject({ endedAt: '2025-02-03T00:00:00.000Z' })
    await expect.poll(() => reportsOf(caseId)).toEqual([{ kind: 'case-ended', partyId: null }])
  })

  it('tells of another number or address, and of a new party, for those who were checked', async () => {
    const row = { ...sian, case_reference: newReference() }
    const newcomer = { ...daniel, case_reference: row.case_reference }
    await service.import(row)
    const party = await findOne(service, row.case_reference)
    await service.import({ ...row, mobile: '07700 900888' })
    await passCheck(party)
    const { partyId } = party
    const changes = [
      [{ ...row, mobile: '07700 900888' }, null],
      [{ ...row, mobile: '07700 900999' }, 'contact-changed'],
      [{ ...row, mobile: '07700 900999', email: 'other@post.example' }, 'contact-changed'],
      [{ ...row, mobile: '07700 900999', email: 'OTHER@post.example' }, null],
      [newcomer, 'new-party-in-case'],
      [newcomer, null],
    ] as const
    const told: object[] = []
    for (const [changed, kind] of changes) {
      await service.import(changed)
      if (kind) told.push({ kind, partyId })
      await expect.poll(() => reportsOf(party.caseId)).toHaveLength(told.length)
    }
    expect(reportsOf(party.caseId)).toEqual(expect.arrayContaining(told))
  })
})

async function lastAction(caseId: string): Promise<string | undefined> {
  const events = await service.query<{ action: string }>(
    `select action from audit.event where case_id = '${caseId}' order by event_id desc limit 1`,
  )
  return events[0]?.action
}
