import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { answersOf, findOne, oneWrong, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { daniel, sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
let people = 0

/** A new case with Siân alone, so that no test meets the failures of another. */
async function newSian() {
  people += 1
  const reference = `GW26P1${String(people).padStart(4, '0')}`
  await service.import({ ...sian, case_reference: reference })
  return { row: sian, party: await findOne(service, reference) }
}

async function fail(party: { caseId: string; partyId: string }) {
  const { path, questions } = await startCheck(service, party)
  return await service.answer(path, oneWrong(answersOf(sian, questions)))
}

describe('an identity check', () => {
  it('asks three different questions from the facts that others do not know', async () => {
    const { party } = await newSian()
    const { questions } = await startCheck(service, party)
    const kinds = questions.map(({ kind }) => kind)
    expect(new Set(kinds).size).toBe(3)
    expect(kinds).not.toContain('court')
  })

  it('passes when every answer is right, however it is written, and is good for 30 minutes', async () => {
    const { party } = await newSian()
    const { path, questions } = await startCheck(service, party)
    const said: Record<string, string> = {
      'date-of-birth': '3ydd o Ebrill 1985',
      postcode: 'np209za',
      'first-line-of-address': '12, HEOL-Y-BONT',
      'middle-name': ' mererid ',
      'previous-surname': 'PROBERT.',
      'place-of-birth': 'Newport',
      solicitor: 'Harding and Rees',
    }
    const answers = questions.map(({ questionId, kind }) => ({
      questionId,
      answer: said[kind] ?? '',
    }))
    const validUntil = new Date(service.clock.now().getTime() + 30 * 60_000).toISOString()
    expect(await service.answer(path, answers)).toEqual({
      outcome: 'passed',
      validUntil,
      locked: false,
    })
  })

  it('says the same whichever answer was wrong', async () => {
    const bodies = []
    for (const at of [0, 1, 2]) {
      const { party } = await newSian()
      const { path, questions } = await startCheck(service, party)
      bodies.push(await service.answer(path, oneWrong(answersOf(sian, questions), at)))
    }
    const { party } = await newSian()
    const { path, questions } = await startCheck(service, party)
    bodies.push(await service.answer(path, answersOf(sian, questions).slice(0, 2)))
    const nothing = { outcome: 'not-passed', validUntil: null, locked: false }
    expect(bodies).toEqual([nothing, nothing, nothing, nothing])
  })

  it('takes the answers of a check once', async () => {
    const { party } = await newSian()
    const { path, questions } = await startCheck(service, party)
    const answers = answersOf(sian, questions)
    await service.answer(path, oneWrong(answers))
    expect(await service.answer(path, answers)).toEqual({ refused: 'identity-check-answered' })
  })

  it('lets one of two answers that come at once win', async () => {
    const { party } = await newSian()
    const { path, questions } = await startCheck(service, party)
    const answers = answersOf(sian, questions)
    const another = await service.startAnother({})
    const both = await Promise.all([
      service.answer(path, answers),
      service.answer(path, answers, another.url),
    ])
    const outcomes = both.map((answer) => ('refused' in answer ? answer.refused : answer.outcome))
    expect(outcomes.sort()).toEqual(['identity-check-answered', 'passed'])
  })

  it('shows the same questions again while it is open, and others only at the price of a failure', async () => {
    const { party } = await newSian()
    const first = await startCheck(service, party)
    service.clock.advance({ seconds: 14 * 60 })
    expect(await startCheck(service, party)).toEqual(first)
    service.clock.advance({ seconds: 60 })
    expect(await service.answer(first.path, answersOf(sian, first.questions))).toEqual({
      refused: 'identity-check-too-old',
    })
    for (const _ of [2, 3]) {
      await startCheck(service, party)
      service.clock.advance({ seconds: 15 * 60 })
    }
    expect(await service.start(party)).toEqual({ refused: 'party-locked' })
  })

  it('shows one check to two who start at once', async () => {
    const { party } = await newSian()
    const [one, other] = await Promise.all([service.start(party), service.start(party)])
    expect(one).toEqual(other)
  })

  it('is not found by the id of another case', async () => {
    const { party } = await newSian()
    const other = await newSian()
    const { path, questions } = await startCheck(service, party)
    const elsewhere = { ...path, caseId: other.party.caseId }
    const refused = { refused: 'identity-check-not-found' }
    expect(await service.answer(elsewhere, answersOf(sian, questions))).toEqual(refused)
    expect(await service.clearance(elsewhere)).toEqual(refused)
    expect(await service.start({ ...party, caseId: other.party.caseId })).toEqual({
      refused: 'party-not-found',
    })
  })

  it('needs five facts that others do not know', async () => {
    const known = 'court postcode first_line_of_address middle_name'
    await service.import({ ...sian, case_reference: 'GW26FEW', known_to_others: known })
    const party = await findOne(service, 'GW26FEW')
    expect(await service.read(party)).toMatchObject({ questionsOnFile: 4 })
    expect(await service.start(party)).toEqual({ refused: 'too-few-questions' })
  })
})

describe('three failures in 24 hours', () => {
  it('lock the party until a manager unlocks it', async () => {
    const { party } = await newSian()
    expect(await fail(party)).toMatchObject({ locked: false })
    expect(await fail(party)).toMatchObject({ locked: false })
    expect(await fail(party)).toMatchObject({ outcome: 'not-passed', locked: true })
    expect(await service.start(party)).toEqual({ refused: 'party-locked' })
    service.clock.advance({ seconds: 48 * 3_600 })
    expect(await service.read(party)).toMatchObject({ locked: true })
    expect(await service.unlock(party)).toBeUndefined()
    expect(await service.read(party)).toMatchObject({ locked: false })
    const { path, questions } = await startCheck(service, party)
    expect(await service.answer(path, answersOf(sian, questions))).toMatchObject({
      outcome: 'passed',
    })
  })

  it('are not reset by a check that was passed, nor by unlocking a party that is not locked', async () => {
    const { party } = await newSian()
    await fail(party)
    await fail(party)
    const { path, questions } = await startCheck(service, party)
    expect(await service.answer(path, answersOf(sian, questions))).toMatchObject({ locked: false })
    await service.unlock(party)
    expect(await fail(party)).toMatchObject({ locked: true })
    expect(await service.clearance(path)).toMatchObject({ passed: true, locked: true })
  })

  it('do not lock when the first is older than that', async () => {
    const { party } = await newSian()
    await fail(party)
    service.clock.advance({ seconds: 24 * 3_600 + 1 })
    await fail(party)
    expect(await fail(party)).toMatchObject({ locked: false })
  })
})

describe('clearance', () => {
  it('tells the confirmer what it needs, and whose number and addresses it is not', async () => {
    const reference = 'GW26CLEAR'
    const third = {
      ...daniel,
      party_reference: '3',
      name: 'Nia Jones',
      mobile: '+44 7700 900123',
      email: '',
    }
    const rows = [sian, daniel, third].map((row) => ({
      ...row,
      case_reference: reference,
      mobile_since: '2020-05-01',
    }))
    await service.import(...rows)
    const { parties } = await service.find(reference)
    const [one, two] = parties
    if (!one || !two) throw new Error('The parties are not there')
    const check = await startCheck(service, one)
    expect(await service.clearance(check.path)).toMatchObject({
      passed: false,
      passedAt: null,
      validUntil: null,
    })
    await service.answer(check.path, answersOf(sian, check.questions))
    const now = service.clock.now()
    expect(await service.clearance(check.path)).toEqual({
      caseReference: reference,
      area: 'gwent',
      partyId: one.partyId,
      partyReference: '1',
      passed: true,
      passedAt: now.toISOString(),
      validUntil: new Date(now.getTime() + 30 * 60_000).toISOString(),
      locked: false,
      language: 'cy',
      mobile: '+447700900123',
      mobileProblem: null,
      mobileChangedAt: '2020-05-01T00:00:00.000Z',
      mobileChangedBy: null,
      mobileShared: true,
      addressesOfOthers: [expect.stringContaining('@')],
      linkedCaseIds: [],
      caseEndedAt: null,
      concernOpen: false,
    })
    const other = await startCheck(service, two)
    expect(await service.clearance(other.path)).toMatchObject({ mobileShared: false })
    expect(await service.read(one)).toMatchObject({ mobileShared: true })
    expect(await service.read(two)).toMatchObject({ mobileShared: false })
  })
})
