import { readHeader } from './columns.ts'
import { CsvFileError, readCsv } from './csv-file.ts'
import type { Problem } from './problem.ts'
import { type PartyRecord, readParty } from './read-party.ts'

/** A row of the file: a party, or what is wrong with it. */
export type Row = { readonly record: PartyRecord } | { readonly problems: readonly Problem[] }

/**
 * Reads the parties of a file one by one. A row that contradicts an earlier good one is refused: the same party twice,
 * or another area, law or end for the same case.
 *
 * @throws {CsvFileError} when the file as a whole cannot be read
 */
export async function* readParties(path: string, now: Date): AsyncGenerator<Row> {
  const seen: Seen = { parties: new Map(), cases: new Map() }
  let columns: readonly string[] | undefined
  for await (const { line, cells } of readCsv(path)) {
    if (columns === undefined) {
      const header = readHeader(line, cells)
      if ('problems' in header) throw new CsvFileError(header.problems)
      columns = header.columns
      continue
    }
    yield readRow({ line, cells, columns, now, seen })
  }
  if (columns === undefined)
    throw new CsvFileError([{ line: 0, column: null, reason: 'The file is empty.' }])
}

interface Seen {
  readonly parties: Map<string, number>
  readonly cases: Map<string, PartyRecord>
}

function readRow(input: {
  line: number
  cells: readonly string[]
  columns: readonly string[]
  now: Date
  seen: Seen
}): Row {
  const { line, cells, columns, now, seen } = input
  if (cells.length !== columns.length) {
    const reason = `has ${cells.length} cells where the headings are ${columns.length}.`
    return { problems: [{ line, column: null, reason }] }
  }
  const row = readParty(
    line,
    new Map(columns.map((column, index) => [column, cells[index] ?? ''])),
    now,
  )
  if ('problems' in row) return row
  const problems = compareWithEarlier(row.record, seen)
  return problems.length > 0 ? { problems } : row
}

function compareWithEarlier(record: PartyRecord, seen: Seen): Problem[] {
  const { line, caseReference, partyReference } = record
  const key = JSON.stringify([caseReference, partyReference])
  const sameParty = seen.parties.get(key)
  const sameCase = seen.cases.get(caseReference)
  const problems: Problem[] = []
  if (sameParty !== undefined)
    problems.push({
      line,
      column: 'party_reference',
      reason: `is the party of line ${sameParty} again.`,
    })
  for (const column of ['area', 'law'] as const)
    if (sameCase && sameCase[column] !== record[column])
      problems.push({
        line,
        column,
        reason: `differs from line ${sameCase.line} of the same case.`,
      })
  const [end, sameEnd] = [record.caseEnded, sameCase?.caseEnded]
  if (sameCase && end?.getTime() !== sameEnd?.getTime())
    problems.push({
      line,
      column: 'case_ended',
      reason: `differs from line ${sameCase.line} of the same case.`,
    })
  if (problems.length === 0) {
    seen.parties.set(key, line)
    if (!sameCase) seen.cases.set(caseReference, record)
  }
  return problems
}
