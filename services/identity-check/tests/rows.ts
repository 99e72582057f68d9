/** What one line of a file of parties says. */
export type Row = Readonly<Record<string, string>>

/** A party with seven facts that others do not know; the control is that its answers pass. */
export const sian: Row = {
  case_reference: 'GW26P00123',
  area: 'gwent',
  law: 'private',
  party_reference: '1',
  name: "Siân O'Brien-Jones",
  language: 'cy',
  mobile: '07700 900123',
  email: "sian.o'brien+llys@post.example",
  date_of_birth: '1985-04-03',
  postcode: 'NP20 9ZA',
  first_line_of_address: '12 Heol y Bont',
  middle_name: 'Mererid',
  previous_surname: 'Probert',
  place_of_birth: 'Casnewydd',
  solicitor: 'Harding & Rees LLP',
  court: 'Newport Family Court',
  known_to_others: 'court',
}

export const daniel: Row = {
  ...sian,
  party_reference: '2',
  name: 'Daniel Jones',
  language: 'en',
  mobile: '07700 900124',
  email: 'daniel.jones@post.example',
  middle_name: 'Alan',
}

/** One party with few facts: hashing is slow. */
export const brief = (changes: Row): Row => ({
  case_reference: 'GW26B1',
  area: 'gwent',
  law: 'public',
  party_reference: '1',
  name: 'Nia Evans',
  language: '',
  mobile: '07700 900125',
  ...changes,
})

/** A file with the columns of all rows. */
export function toCsv(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap(Object.keys))]
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const lines = rows.map((row) => columns.map((column) => quote(row[column] ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}
