import { forThisFile } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { createDatabase, startIdentityCheckService } from './identity-check.ts'
import { runImportOn } from './import-file.ts'
import { brief, type Row, toCsv } from './rows.ts'

const database = await forThisFile(createDatabase())
const service = await forThisFile(startIdentityCheckService(database))

const run = (content: string | Buffer, ...flags: string[]) =>
  runImportOn(service.env, content, ...flags)

describe('a row that is not right', () => {
  it.each<[string, Row, string]>([
    ['no case reference', { case_reference: '' }, 'case_reference: is no case reference'],
    [
      'case reference in small letters',
      { case_reference: 'gw1' },
      'case_reference: is no case reference',
    ],
    ['unknown area', { area: 'dyfed' }, 'area: must be one of: gwent, mid-and-west-wales'],
    ['unknown law', { law: 'criminal' }, 'law: must be private or public'],
    ['no party reference', { party_reference: '' }, 'party_reference: is no party reference'],
    ['no name', { name: '' }, 'name: must be a name'],
    ['digits for a name', { name: '12345' }, 'name: must be a name'],
    ['a name of 201 letters', { name: 'a'.repeat(201) }, 'name: is too long'],
    ['a line break in a name', { name: 'Nia\nEvans' }, 'name: has a line break'],
    ['unknown language', { language: 'welsh' }, 'language: must be cy, en, both or empty'],
    ['words for a mobile', { mobile: 'ask her mother' }, 'mobile: is no telephone number'],
    [
      'a mobile rewritten by a spreadsheet',
      { mobile: '4.47701E+11' },
      'mobile: was rewritten by a spreadsheet',
    ],
    ['no date', { mobile_since: 'lately' }, 'mobile_since: must be a date'],
    ['a date to come', { mobile_since: '2999-01-01' }, 'mobile_since: lies in the future'],
    ['no address', { email: 'nia at post.example' }, 'email: is no e-mail address'],
    ['two addresses', { email: 'a@post.example, b@post.example' }, 'email: is no e-mail address'],
    [
      'a year of two digits',
      { date_of_birth: '3/4/85' },
      'date_of_birth: must be a date with a year of four digits',
    ],
    ['a day that never was', { date_of_birth: '31/02/1985' }, 'date_of_birth: must be a date'],
    ['a birth to come', { date_of_birth: '2999-01-01' }, 'date_of_birth: lies in the future'],
    ['one letter', { middle_name: 'J' }, 'middle_name: must have at least 2'],
    ['punctuation', { middle_name: '--' }, 'middle_name: must have at least 2'],
    ['a placeholder', { middle_name: 'N/A' }, 'middle_name: says that nothing is known'],
    ['a Welsh placeholder', { solicitor: 'Dim' }, 'solicitor: says that nothing is known'],
    ['a fact without end', { court: 'a'.repeat(201) }, 'court: is too long'],
    [
      'a linked case that is nowhere',
      { linked_cases: 'GW26NOWHERE' },
      'linked_cases: names a case that is neither on file nor in a good row of this file',
    ],
    ['a link to itself', { linked_cases: 'GW26B1' }, 'linked_cases: links the case to itself'],
    ['no references', { linked_cases: 'a;b' }, 'linked_cases: must list case references'],
    ['an end to come', { case_ended: '2999-01-01' }, 'case_ended: lies in the future'],
    [
      'another end',
      { case_ended: '2020-01-01' },
      'case_ended: differs from line 2 of the same case',
    ],
    [
      'no such fact',
      { known_to_others: 'court shoe_size' },
      'known_to_others: must list names of fact columns',
    ],
  ])('is named by line, column and rule: %s', async (_, change, expected) => {
    const { code, printed } = await run(
      toCsv([brief({ party_reference: '9' }), brief(change)]),
      '--dry-run',
    )
    expect(printed).toContain(`line 3, ${expected}`)
    expect(printed).toContain('Rows: 1 good, 1 bad.')
    expect(code).toBe(1)
    const value = Object.values(change)[0] ?? ''
    if (value.length > 3 && value !== 'Dim') expect(printed).not.toContain(value)
  })

  it('has all its problems named at once', async () => {
    const { printed } = await run(toCsv([brief({ area: 'x', law: 'y', mobile: 'z' })]))
    expect(printed.match(/^line 2, (area|law|mobile): /gm)).toHaveLength(3)
  })

  it.each<[string, Row[], string]>([
    [
      'the same party twice',
      [brief({}), brief({ name: 'Ann Lee' })],
      'line 3, party_reference: is the party of line 2 again',
    ],
    [
      'another area for the same case',
      [brief({}), brief({ party_reference: '2', area: 'north-wales' })],
      'line 3, area: differs from line 2',
    ],
    [
      'another law for the same case',
      [brief({}), brief({ party_reference: '2', law: 'private' })],
      'line 3, law: differs from line 2',
    ],
  ])('contradicts an earlier one: %s', async (_, rows, expected) => {
    expect((await run(toCsv(rows), '--dry-run')).printed).toContain(expected)
  })

  it('has too many or too few cells', async () => {
    const [head, row] = toCsv([brief({})])
      .trim()
      .split('\n')
    const { printed } = await run(`${head}\n${row},\n"x"\n`, '--dry-run')
    expect(printed).toContain('line 2: has 8 cells where the headings are 7.')
    expect(printed).toContain('line 3: has 1 cells where the headings are 7.')
  })
})

describe('a file that cannot be read', () => {
  const good = toCsv([brief({})])
  it.each<[string, string | Buffer, string]>([
    [
      'Latin-1',
      Buffer.from(toCsv([brief({ name: 'Siân' })]), 'latin1'),
      'line 2: The file is not in UTF-8',
    ],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), 'line 1: The file is not in UTF-8'],
    ['empty', '', 'file: The file is empty.'],
    [
      'no headings',
      good.split('\n')[1] ?? '',
      'line 1: The first line must hold the headings: case_reference',
    ],
    ['semicolons', good.replaceAll(',', ';'), 'line 1: Columns are separated by semicolons'],
    [
      'an unknown heading',
      good.replace('"mobile"', '').replace('mobile', 'mobil'),
      'line 1: The heading of column 7 is not known',
    ],
    [
      'a missing column',
      good.replace(',mobile', '').replace(/,"07[^"]*"/, ''),
      'line 1, mobile: This column is missing.',
    ],
    [
      'a heading twice',
      good.replace('language', 'name'),
      'line 1, name: This heading stands twice.',
    ],
    [
      'a quote that is not closed',
      good.replace('"Nia Evans"', '"Nia Evans'),
      'line 2: A quotation mark is opened',
    ],
    [
      'a quote in the middle',
      good.replace('"Nia Evans"', 'Nia "x" Evans'),
      'line 2: A quotation mark is opened',
    ],
    ['a line without end', `${good}${'x'.repeat(300_000)}`, 'line 3: The line is too long.'],
  ])('imports nothing and says why: %s', async (_, content, expected) => {
    const { code, printed } = await run(content, '--keep-good')
    expect(printed).toContain(expected)
    expect(printed).toContain('Nothing was imported.')
    expect(printed).not.toMatch(/Evans|07700/)
    expect(code).toBe(1)
  })
})
