import { openDatabase } from '@gwirio/database'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { AnswerHasher } from '../src/gateways/answer-hasher.ts'
import { answersOf, findOne, startCheck } from './calls.ts'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { brief, daniel, type Row, sian, toCsv } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database, { realHashes: true }))

const run = (content: string | Buffer, ...flags: string[]) =>
  runImportOn(service.env, content, ...flags)

describe('a good file', () => {
  it('may have a byte order mark, CRLF, blank lines, spaces, capitals in headings and quoted quotes', async () => {
    const row = brief({ case_reference: 'GW26CRLF', name: ' Nia  "Non"  Evans ' })
    const csv = `\ufeff${toCsv([row]).replace('name', ' Name ').replaceAll('\n', '\r\n')}\r\n\r\n`
    expect(await run(csv)).toMatchObject({ code: 0 })
    expect((await service.find('GW26CRLF')).parties).toMatchObject([
      { name: 'Nia "Non" Evans', language: 'both' },
    ])
  })

  it('keeps an interrupted line count: a cell with a line break spans two', async () => {
    const rows = [brief({ name: 'Nia\nEvans' }), brief({ party_reference: '2', area: 'x' })]
    const { printed } = await run(toCsv(rows).replaceAll('\n', '\r\n'))
    expect(printed).toContain('line 2, name: has a line break')
    expect(printed).toContain('line 4, area: must be one of')
  })

  it('tells how many parties cannot be checked for want of facts', async () => {
    const { printed } = await run(toCsv([brief({})]), '--dry-run')
    expect(printed).toContain(
      'fewer than 5 facts to ask for, where no identity check is possible: 1.',
    )
  })

  it('keeps numbers that no text can go to, with the reason', async () => {
    const numbers = {
      landline: '029 2018 0105',
      foreign: '+33 6 39 98 12 34',
      missing: '',
      'not-a-number': '12345',
    }
    const rows = Object.values(numbers).map((mobile, index) =>
      brief({ case_reference: 'GW26NUM', party_reference: String(index + 1), mobile }),
    )
    await run(toCsv(rows))
    const { parties } = await service.find('GW26NUM')
    const views = await Promise.all(
      parties.map((party) => service.read({ caseId: party.caseId, partyId: party.partyId })),
    )
    expect(views.map((view) => 'mobileProblem' in view && view.mobileProblem)).toEqual(
      Object.keys(numbers),
    )
  })
})

describe('a file with a bad row', () => {
  const rows = (reference: string) => [
    brief({ case_reference: reference }),
    brief({ case_reference: reference, party_reference: '2', area: 'nowhere' }),
  ]

  it.each([['--all-or-nothing'], []])('is refused whole with %j', async (...flags) => {
    const { code, printed } = await run(toCsv(rows('GW26ALL')), ...flags)
    expect(printed).toContain('Nothing was imported. Correct the bad rows')
    expect(code).toBe(1)
    expect((await service.find('GW26ALL')).parties).toEqual([])
  })

  it('gives its good rows when asked to', async () => {
    const { code, printed } = await run(toCsv(rows('GW26KEEP')), '--keep-good')
    expect(printed).toContain('Parties: 1 new, 0 brought up to date.')
    expect(code).toBe(3)
    expect((await service.find('GW26KEEP')).parties).toHaveLength(1)
  })

  it('takes with it the rows that link to its case, so that no party goes without its link', async () => {
    const linking = ['GW26L1', 'GW26L2', 'GW26L3'].map((case_reference, index) =>
      brief({ case_reference, linked_cases: ['GW26L2', 'GW26L3', 'GW26GONE'][index] ?? '' }),
    )
    const good = brief({ case_reference: 'GW26L4' })
    const { code, printed } = await run(toCsv([...linking, good]), '--keep-good')
    for (const line of [2, 3, 4]) expect(printed).toContain(`line ${line}, linked_cases: names a`)
    expect(printed).toContain('Rows: 1 good, 3 bad.')
    expect(printed).toContain('Parties: 1 new, 0 brought up to date.')
    expect(code).toBe(3)
    expect((await service.find('GW26L1')).parties).toEqual([])
    expect((await service.find('GW26L4')).parties).toHaveLength(1)
  })

  it('gives nothing in a dry run', async () => {
    expect(await run(toCsv([brief({ case_reference: 'GW26DRY' })]), '--dry-run')).toMatchObject({
      code: 0,
    })
    expect((await service.find('GW26DRY')).parties).toEqual([])
  })
})

describe('the command', () => {
  it.each([[['--keep-good', '--all-or-nothing']], [['--keep']], [['second.csv']]])(
    'explains itself when it is called with %j',
    async (flags) => {
      const { code, printed } = await run('', ...flags)
      expect(printed).toContain('Usage: node services/identity-check/import.ts')
      expect(code).toBe(2)
    },
  )

  it('names every setting that is missing', async () => {
    const { code, printed } = await runImportOn({}, '')
    expect(printed).toMatch(
      /DATABASE_URL is missing.*FIELD_KEYS is missing.*ANSWER_PEPPER is missing/s,
    )
    expect(code).toBe(2)
  })

  it('waits for nobody: while another import runs it says so', async () => {
    const admin = openDatabase<Record<string, never>>({ url: database.adminUrl })
    await admin.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(hashtext('gwirio identity-check import'))`.execute(
        connection,
      )
      const { code, printed } = await run(toCsv([brief({})]))
      expect(printed).toContain('Another import is running')
      expect(code).toBe(1)
    })
    await admin.destroy()
  })
})

describe('an import that is interrupted', () => {
  it('is finished by the same file again', async () => {
    const rows = Array.from({ length: 25 }, (_, index) =>
      brief({
        case_reference: 'GW26HALF',
        party_reference: `${index + 1}`,
        solicitor: `Firm ${index}`,
      }),
    )
    const made = { count: 0 }
    const hash: AnswerHasher['hash'] = (...given) => {
      made.count += 1
      return made.count > 22 ? Promise.reject(new Error('killed')) : service.hasher.hash(...given)
    }
    await expect(service.importWith({ ...service.hasher, hash }, ...rows)).rejects.toThrow('killed')
    const { parties, more } = await service.find('GW26HALF')
    expect([parties.length, more]).toEqual([20, false])
    expect((await run(toCsv(rows))).printed).toContain('Parties: 5 new, 20 brought up to date.')
  })
})

describe('a party that is on file', () => {
  it('keeps its id, and has its mobile changed now, whatever the file says', async () => {
    const row = { ...sian, case_reference: 'GW26AGAIN' }
    await run(toCsv([row]))
    const party = await findOne(service, 'GW26AGAIN')
    const before = await startCheck(service, party)
    expect(await service.clearance(before.path)).toMatchObject({ mobileChangedAt: null })
    const changed = {
      ...row,
      name: "SIAN O'BRIEN JONES",
      mobile: '07700900199',
      mobile_since: '2020-01-01',
    }
    const { printed } = await run(toCsv([changed]))
    expect(printed).toContain('Parties: 0 new, 1 brought up to date.')
    expect(await findOne(service, 'GW26AGAIN')).toEqual(party)
    const clearance = await service.clearance(before.path)
    expect(clearance).toMatchObject({ mobile: '+447700900199' })
    const changedAt =
      'mobileChangedAt' in clearance ? Date.parse(clearance.mobileChangedAt ?? '') : 0
    expect(changedAt).toBeGreaterThanOrEqual(service.clock.now().getTime())
  })

  it('loses a fact by an empty cell, keeps it without the column, and is asked the new answers', async () => {
    const row: Row = { ...sian, case_reference: 'GW26FACTS' }
    await run(toCsv([row]))
    const party = await findOne(service, 'GW26FACTS')
    const { solicitor: _, ...without } = row
    await run(toCsv([{ ...without, middle_name: '', previous_surname: 'Pugh' }]))
    expect(await service.read(party)).toMatchObject({ questionsOnFile: 6 })
    const { path, questions } = await startCheck(service, party)
    const answers = answersOf({ ...row, previous_surname: 'Pugh' }, questions)
    expect(await service.answer(path, answers)).toMatchObject({ outcome: 'passed' })
  })

  it('is never made another person: a name that differs is refused', async () => {
    const row = { ...sian, case_reference: 'GW26NAME' }
    await run(toCsv([row]))
    const stranger = { ...daniel, party_reference: '1', case_reference: 'GW26NAME' }
    const { code, printed } = await run(toCsv([stranger]), '--keep-good')
    expect(printed).toContain('line 2, name: differs from the name on file')
    expect(code).toBe(3)
    expect((await service.find('GW26NAME')).parties).toMatchObject([{ name: sian['name'] }])
  })
})
