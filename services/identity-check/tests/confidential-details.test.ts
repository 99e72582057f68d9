import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { findOne } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { brief, daniel, sian, toCsv } from './rows.ts'
import { note, type PartyPath } from './staff.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))
let party: PartyPath
let other: PartyPath

/** Siân lives in a refuge; Daniel is her child's father; Owen is in a linked case, and Nia in no case of theirs. */
beforeAll(async () => {
  const owen = {
    ...brief({ case_reference: 'GW26LINKED', name: 'Owen Prys', mobile: '07700 900555' }),
    confidential_workplace: 'Harlech Motors Ltd',
    linked_cases: 'GW26P00123',
  }
  const nia = { ...brief({}), confidential_school: 'Ysgol Glanhafren' }
  await service.import(
    {
      ...sian,
      confidential_address: '40 Chepstow Road, Casnewydd, NP10 9ZB; 7 Pantglas Terrace, Rhyl',
      confidential_refuge_area: 'Aberdaron',
      confidential_school: "St Mary's; Ysgol Llanwern",
    },
    { ...daniel, confidential_school: 'St Mary’s' },
    owen,
    nia,
  )
  party = await findOne(service, 'daniel')
  other = await findOne(service, 'siân')
})

const body = (text: string) => ({ place: 'body' as const, document: null, text })
const hit = (kind: string, times = 1) => ({ place: 'body', document: null, kind, times })

describe('a search of what is to be sent', () => {
  it('finds the details of the others in the case and in linked cases', async () => {
    const text =
      'Siân is at 40 Chepstow Rd, or 7 Pantglas Terrace, near Aberdaron; Owen works at Harlech Motors.'
    expect(await service.search(party, body(text))).toEqual({
      hits: [hit('address', 2), hit('refuge-area'), hit('workplace')],
    })
  })

  it('takes the mobile and the address on file for details', async () => {
    const text = `Ring +44 7700 900123 or o7700 9oo555; write to SIAN.OBRIEN at post dot example.`
    expect(await service.search(party, body(text))).toEqual({
      hits: [hit('phone', 2), hit('e-mail')],
    })
  })

  it('says in which place and document, and how often, and no more', async () => {
    const found = await service.search(
      party,
      { place: 'subject', document: null, text: 'Aberdaron' },
      { place: 'document', document: 1, text: 'Aberdaron, Ysgol Llanwern' },
      { place: 'document', document: 1, text: 'A b e r d a r o n' },
      { place: 'file-name', document: 0, text: 'letter_to_NP109ZB.pdf' },
      { place: 'properties', document: 0, text: 'nothing' },
    )
    expect(found).toEqual({
      hits: [
        { place: 'subject', document: null, kind: 'refuge-area', times: 1 },
        { place: 'document', document: 1, kind: 'school', times: 1 },
        { place: 'document', document: 1, kind: 'refuge-area', times: 2 },
        { place: 'file-name', document: 0, kind: 'address', times: 1 },
      ],
    })
  })

  it('finds neither what the addressee has on file too, nor what is of other cases', async () => {
    const text =
      "Daniel Jones, 07700 900124, daniel.jones@post.example; St Mary's; Ysgol Glanhafren"
    expect(await service.search(party, body(text))).toEqual({ hits: [] })
    expect(await service.search(other, body(text))).toEqual({ hits: [hit('phone'), hit('e-mail')] })
  })

  it('is refused for a party that is not in the case', async () => {
    const nia = await findOne(service, 'nia')
    const wrong = { caseId: party.caseId, partyId: nia.partyId }
    expect(await service.search(wrong, body('a'))).toEqual({ refused: 'party-not-found' })
  })

  it('takes two megabytes of text, and neither more nor from whom it is not meant', async () => {
    const found = await service.search(party, body(`${'Dear Daniel. '.repeat(150_000)} Aberdaron`))
    expect(found).toEqual({ hits: [hit('refuge-area')] })
    const path = `/v1/cases/${party.caseId}/parties/${party.partyId}/details/search`
    const ask = async (scope: string, text: string) => {
      const response = await fetch(new URL(path, service.url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await service.token(scope)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ passages: [body(text)] }),
      })
      return response.status
    }
    expect(await ask('detail:search', 'a')).toBe(200)
    expect(await ask('party:write', 'a')).toBe(403)
    expect(await ask('detail:search', 'a'.repeat(2_000_001))).toBe(400)
    expect(await ask('detail:search', 'a'.repeat(9_000_000))).toBe(413)
  })

  it('is on record with numbers alone, and in no log', async () => {
    await service.search(party, body('Aberdaron'))
    const [event] = await service.query<{ line: string }>(
      `select e::text as line from audit.event e where action = 'party.details-searched' order by event_id desc limit 1`,
    )
    expect(event?.line).toContain('""hits"": 1')
    expect(`${event?.line} ${service.lines.join()}`.toLowerCase()).not.toContain('aberdaron')
  })

  it('is refused when too many wait', async () => {
    const small = await service.startAnother({ SEARCH_QUEUE: '1' })
    const text = 'Dear Daniel. '.repeat(150_000)
    const path = `/v1/cases/${party.caseId}/parties/${party.partyId}/details/search`
    const token = await service.token('detail:search')
    const ask = async () => {
      const response = await fetch(new URL(path, small.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ passages: [body(text), body(text)] }),
      })
      return response.status
    }
    const statuses = await Promise.all([ask(), ask(), ask(), ask(), ask(), ask()])
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
  })
})

describe('setting the details of a party', () => {
  it('replaces those of one kind and leaves the others', async () => {
    const text = 'Aberdaron, Porthcawl, Ysgol Llanwern'
    expect(await service.setDetails(other, 'refuge-area', 'Porthcawl', 'Porthcawl')).toBeUndefined()
    expect(await service.search(party, body(text))).toEqual({
      hits: [hit('school'), hit('refuge-area')],
    })
    expect(await service.setDetails(other, 'refuge-area')).toBeUndefined()
    expect(await service.search(party, body(text))).toEqual({ hits: [hit('school')] })
    const events = await service.query<{ details: object; fields: string }>(
      `select details, (select string_agg(field, ' ') from audit.personal p where p.event_id = e.event_id) as fields
       from audit.event e where action = 'party.details-set' order by event_id`,
    )
    expect(events).toEqual([
      { details: { kind: 'refuge-area', values: 2 }, fields: 'note' },
      { details: { kind: 'refuge-area', values: 0 }, fields: 'note' },
    ])
    expect(service.lines.join()).not.toContain(note)
  })

  it('is refused for a party that is not in the case, and for what would be found everywhere', async () => {
    const nia = await findOne(service, 'nia')
    const wrong = { caseId: party.caseId, partyId: nia.partyId }
    expect(await service.setDetails(wrong, 'other', 'Beca Prosser')).toEqual({
      refused: 'party-not-found',
    })
    await expect(service.setDetails(other, 'other', 'ab!')).rejects.toThrow('invalid-input')
  })
})

describe('the columns of a file', () => {
  it('leave what is on file when they are missing, and take it away when they are empty', async () => {
    await service.import({ ...sian, confidential_refuge_area: 'Llanelli' })
    const text = 'Llanelli, Ysgol Llanwern'
    const both = { hits: [hit('school'), hit('refuge-area')] }
    expect(await service.search(party, body(text))).toEqual(both)
    await service.import(sian)
    expect(await service.search(party, body(text))).toEqual(both)
    await service.import({ ...sian, confidential_school: '' })
    expect(await service.search(party, body(text))).toEqual({ hits: [hit('refuge-area')] })
  })

  it.each([
    ['confidential_phone', 'none', 'is no telephone number.'],
    ['confidential_e_mail', 'sian at post', 'is no e-mail address.'],
    ['confidential_other', 'ok then; ab', 'must have 3 letters or digits at least'],
    ['confidential_school', 'Ysgol Un;'.repeat(21), 'has more than 20 values.'],
  ])(
    'are refused with a value that could not be searched for: %s',
    async (column, cell, reason) => {
      const row = { ...sian, [column]: cell }
      const { code, printed } = await runImportOn(service.env, toCsv([row]), '--dry-run')
      expect(code).toBe(1)
      expect(printed).toContain(`line 2, ${column}: ${reason}`)
    },
  )
})
