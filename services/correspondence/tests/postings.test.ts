import { randomUUID } from 'node:crypto'
import { changePosting, listPostings, recordPosting } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { expect, it } from 'vitest'
import { startWorld, unwrap } from './world.ts'

const world = await forThisFile(startWorld())
const siwan = { staff: 'siwan' }

function newParty() {
  return { caseId: randomUUID(), partyId: randomUUID() }
}

function record(params: ReturnType<typeof newParty>, number: string) {
  const body = {
    caseReference: 'GW26P00123',
    partyReference: '1',
    kind: 'report',
    service: 'signed-for',
    number,
  }
  return world.call(recordPosting, { params, body }, siwan)
}

it('keeps what went by post with its number, and what became of it', async () => {
  const party = newParty()
  const posted = unwrap(await record(party, ' ab123456789gb '))
  expect(posted).toMatchObject({ ...party, number: 'AB123456789GB', state: 'posted' })
  expect(posted.postedBy).toBe('Name of siwan')
  const params = { caseId: party.caseId, postingId: posted.postingId }
  const change = { params, body: { state: 'delivered' } }
  expect(unwrap(await world.call(changePosting, change, siwan)).state).toBe('delivered')
  const { postings } = unwrap(await world.call(listPostings, { params: party }, siwan))
  expect(postings).toMatchObject([{ postingId: posted.postingId, state: 'delivered' }])
})

it('takes a number once in a case, and a last word as the last', async () => {
  const party = newParty()
  const posted = unwrap(await record(party, 'CD123456789GB'))
  expect(await record(party, 'cd123456789gb')).toEqual({ refused: 'posting-number-used' })
  expect(unwrap(await record(newParty(), 'CD123456789GB')).state).toBe('posted')
  const params = { caseId: party.caseId, postingId: posted.postingId }
  const say = (state: string) => world.call(changePosting, { params, body: { state } }, siwan)
  expect(unwrap(await say('returned')).state).toBe('returned')
  expect(await say('delivered')).toEqual({ refused: 'state-does-not-allow' })
  const elsewhere = { params: { ...params, caseId: randomUUID() }, body: { state: 'lost' } }
  expect(await world.call(changePosting, elsewhere, siwan)).toEqual({
    refused: 'posting-not-found',
  })
})

it('is nothing that a client records, and its number lies sealed', async () => {
  const party = newParty()
  unwrap(await record(party, 'EF123456789GB'))
  await expect(
    world.call(
      recordPosting,
      {
        params: party,
        body: {
          caseReference: 'GW26P00123',
          partyReference: '1',
          kind: 'letter',
          service: 'tracked',
          number: 'GH123456789GB',
        },
      },
      { client: 'reports', scope: 'correspondence:send' },
    ),
  ).rejects.toThrow('scope-missing')
  const rows = await world.db
    .withSchema('correspondence')
    .selectFrom('posting')
    .selectAll()
    .execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const { number } of rows) expect(number.toString('latin1')).not.toContain('123456789')
})
