import { forThisFile } from '@gwirio/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { answersOf, findOne, oneWrong, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { daniel, sian } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

const details = { confidential_refuge_area: 'Aberdaron', confidential_phone: '07700 900777' }

/** A whole call, with everything that can be done on the way. */
beforeAll(async () => {
  await service.import(sian, { ...daniel, ...details })
  const party = await findOne(service, 'siân o’brien')
  await service.read(party)
  await service.setDetails(party, 'school', 'Ysgol Llanwern')
  await service.search(party, {
    place: 'body',
    document: null,
    text: 'Aberdaron, Sian, 0770090077',
  })
  for (const _ of [1, 2, 3]) {
    const { path, questions } = await startCheck(service, party)
    await service.answer(path, oneWrong(answersOf(sian, questions)))
  }
  await service.unlock(party, 'Siân rang back from 07700 900123')
  const { path, questions } = await startCheck(service, party)
  await service.answer(path, answersOf(sian, questions))
  await service.clearance(path)
})

const references = [
  'case_reference',
  'area',
  'law',
  'party_reference',
  'language',
  'known_to_others',
]

/** Everything personal of both, as typed and as normalised, in text and in the hexadecimal of a bytea. */
const personal = [sian, daniel, details, { school: 'Ysgol Llanwern' }]
  .flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) => (references.includes(column) ? [] : [value])),
  )
  .concat(
    'siân',
    'sian',
    'obrien',
    'daniel',
    '7700900123',
    '7700900124',
    'np209za',
    'mererid',
    'probert',
    'newport',
    'january 1901',
  )
const forms = personal.flatMap((value) => [
  value,
  Buffer.from(value).toString('hex'),
  Buffer.from(value).toString('base64').replace(/=+$/, ''),
])

describe('after a whole call', () => {
  it('no row of any table holds a name, a number, an address or an answer', async () => {
    const tables = await service.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity_check', 'audit')",
    )
    let dump = ''
    for (const { name } of tables) {
      const rows = await service.query<{ line: string }>(`select t::text as line from ${name} t`)
      dump += rows.map(({ line }) => line).join('\n')
    }
    const holds = (text: string) => dump.toLowerCase().includes(text.toLowerCase())
    expect(holds('GW26P00123') && holds('identity-check.passed')).toBe(true)
    expect(forms.filter(holds)).toEqual([])
  })

  it('no line of the log holds one either', () => {
    const log = service.lines.join('\n').toLowerCase()
    expect(log).toContain('/answers')
    expect(forms.filter((text) => log.includes(text.toLowerCase()))).toEqual([])
  })

  it('every act has its event, in order, with who did it', async () => {
    const events = await service.query<{ action: string; actorId: string }>(
      'select action, actor_id from audit.event order by event_id',
    )
    const failedCheck = [
      'identity-check.started',
      'identity-check.answered',
      'identity-check.not-passed',
    ]
    expect(events.map(({ action }) => action)).toEqual([
      'party.imported',
      'party.imported',
      'party.searched',
      'party.viewed',
      'party.details-set',
      'party.details-searched',
      ...failedCheck,
      ...failedCheck,
      ...failedCheck,
      'party.unlocked',
      'identity-check.started',
      'identity-check.answered',
      'identity-check.passed',
      'identity-check.clearance-read',
    ])
    expect(new Set(events.map(({ actorId }) => actorId))).toEqual(
      new Set(['identity-check', 'staff-1']),
    )
  })
})
