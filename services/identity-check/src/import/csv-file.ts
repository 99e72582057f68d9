import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { CsvError, type CsvErrorCode, parse } from 'csv-parse'
import type { Problem } from './problem.ts'

/** The file as a whole cannot be read; nothing of it is imported. */
export class CsvFileError extends Error {
  override readonly name = 'CsvFileError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The file cannot be read')
    this.problems = problems
  }
}

export interface CsvRecord {
  /** Where the record begins, as an editor counts lines. */
  readonly line: number
  readonly cells: readonly string[]
}

const longestLineBytes = 100_000

/**
 * Reads the records of a CSV file (RFC 4180) in UTF-8, with or without byte order mark.
 *
 * @throws {CsvFileError} another encoding, quotes that do not match, a file that cannot be opened
 */
export async function* readCsv(path: string): AsyncGenerator<CsvRecord> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestLineBytes,
  })
  const feeding = feed(path, parser)
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const breaks = record.join('').split('\n').length - 1
      yield { line: info.lines - breaks, cells: record }
    }
  } catch (error) {
    throw explain(error)
  } finally {
    parser.destroy()
    await feeding
  }
}

interface Parsed {
  record: string[]
  info: { lines: number }
}

async function feed(path: string, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const line of readLines(path)) {
      if (parser.destroyed) return
      if (!parser.write(line)) await drained(parser)
    }
    parser.end()
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error('The file cannot be read'))
  }
}

function drained(parser: ReturnType<typeof parse>): Promise<void> {
  return new Promise((resolve) => {
    parser.once('drain', resolve)
    parser.once('close', resolve)
  })
}

/** Lines that are UTF-8 and end in LF: a line break is never a part of another character of UTF-8. */
async function* readLines(path: string): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  let line = 1
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      yield decode(rest.subarray(0, end + 1), line)
      rest = rest.subarray(end + 1)
      line += 1
    }
    if (rest.length > longestLineBytes) throw refuse(line, 'The line is too long.')
  }
  if (rest.length > 0) yield decode(rest, line)
}

function decode(bytes: Buffer, line: number): string {
  if (!isUtf8(bytes) || bytes.includes(0))
    throw refuse(line, 'The file is not in UTF-8: save it as "CSV UTF-8" and import that.')
  const text = bytes.toString('utf8').replace(/\r\n$/, '\n')
  if (line === 1 && text.includes(';') && !text.includes(','))
    throw refuse(line, 'Columns are separated by semicolons: separate them by commas.')
  return text
}

const quoteReason = 'A quotation mark is opened and not closed, or stands in the middle of a cell.'
const reasons: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: quoteReason,
  CSV_INVALID_CLOSING_QUOTE: quoteReason,
  INVALID_OPENING_QUOTE: quoteReason,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: quoteReason,
  CSV_MAX_RECORD_SIZE: 'The record is too long: a quotation mark may not be closed.',
}

function refuse(line: number, reason: string): CsvFileError {
  return new CsvFileError([{ line, column: null, reason }])
}

/** Never passes on what the parser says: it quotes the file. */
function explain(error: unknown): unknown {
  if (error instanceof CsvError) {
    const line = 'lines' in error ? Number(error['lines']) : 1
    return refuse(line, reasons[error.code] ?? 'The file is not CSV.')
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return refuse(0, 'There is no such file.')
  if (code === 'EISDIR') return refuse(0, 'This is a folder: name a CSV file.')
  if (code === 'EACCES') return refuse(0, 'The file may not be read by this account.')
  return error
}
