import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { findOne } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { daniel, sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
beforeAll(async () => {
  const many = Array.from({ length: 25 }, (_, index) => ({
    ...daniel,
    case_reference: `NW26M${String(index).padStart(2, '0')}`,
    name: `Gwilym Prytherch ${index}`,
  }))
  await service.import(sian, daniel, ...many)
})

const namesOf = async (text: string) => (await service.find(text)).parties.map(({ name }) => name)

describe('staff find a party', () => {
  it.each([
    ['siân', ["Siân O'Brien-Jones"]],
    ['SIAN', ["Siân O'Brien-Jones"]],
    ["o'brien", ["Siân O'Brien-Jones"]],
    ['brien si', ["Siân O'Brien-Jones"]],
    ['jones', ["Siân O'Brien-Jones", 'Daniel Jones']],
    ['GW26P00123', ["Siân O'Brien-Jones", 'Daniel Jones']],
    [' gw26p00123 ', ["Siân O'Brien-Jones", 'Daniel Jones']],
    ['GW26P0012', []],
    ['jones davies', []],
    ['--', []],
    ["'; drop table party; --", []],
  ])('by %j', async (text, names) => {
    expect(new Set(await namesOf(text))).toEqual(new Set(names))
  })

  it('with what tells parties apart, and nothing more', async () => {
    const { parties, more } = await service.find('siân')
    expect(more).toBe(false)
    expect(parties).toEqual([
      {
        caseId: expect.any(String),
        caseReference: 'GW26P00123',
        area: 'gwent',
        law: 'private',
        partyId: expect.any(String),
        partyReference: '1',
        name: "Siân O'Brien-Jones",
        language: 'cy',
      },
    ])
  })

  it('among many: the newest twenty cases, and that there are more', async () => {
    const { parties, more } = await service.find('prytherch')
    expect(parties).toHaveLength(20)
    expect(parties[0]?.caseReference).toBe('NW26M24')
    expect(more).toBe(true)
  })
})

describe('staff read a party', () => {
  it('with the end of the mobile and the number of questions, never an answer', async () => {
    const party = await findOne(service, 'siân')
    const view = await service.read(party)
    expect(view).toMatchObject({
      mobileEnding: '123',
      mobileProblem: null,
      locked: false,
      questionsOnFile: 7,
    })
    for (const secret of ['900123', 'Mererid', 'NP20', '1985', 'post.example'])
      expect(JSON.stringify(view)).not.toContain(secret)
  })

  it('not under the id of another case', async () => {
    const [siansCase, otherCase] = [
      await findOne(service, 'siân'),
      await findOne(service, 'NW26M00'),
    ]
    expect(await service.read({ ...siansCase, caseId: otherCase.caseId })).toEqual({
      refused: 'party-not-found',
    })
  })
})

describe('a token without the scope', () => {
  const id = '019a0000-0000-7000-8000-000000000001'
  it.each([
    ['POST', '/v1/parties/search'],
    ['GET', `/v1/cases/${id}/parties/${id}`],
    ['POST', `/v1/cases/${id}/parties/${id}/unlock`],
    ['POST', `/v1/cases/${id}/parties/${id}/identity-checks`],
    ['POST', `/v1/cases/${id}/identity-checks/${id}/answers`],
    ['GET', `/v1/cases/${id}/identity-checks/${id}/clearance`],
  ])('does nothing: %s %s', async (method, path) => {
    const authorization = `Bearer ${await service.token('verification:read code:write')}`
    const response = await fetch(service.url + path, { method, headers: { authorization } })
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({ code: 'scope-missing' })
  })
})
