import {
  type Area,
  area,
  caseReference,
  type DetailKind,
  type Language,
  type LawKind,
  type LetterFormat,
  language,
  lawKind,
  letterFormat,
  partyReference,
  type QuestionKind,
} from '@gwirio/contracts'
import { parseAddress } from '@gwirio/mail'
import { parseMobile } from '@gwirio/messages'
import { readDate } from '../rules/dates.ts'
import { factColumns } from './columns.ts'
import type { Problem } from './problem.ts'
import { detailColumns, readDetails } from './read-details.ts'
import { readFact, readKnownToOthers } from './read-facts.ts'

/** One row of the file, ready to be stored. */
export interface PartyRecord {
  readonly line: number
  readonly caseReference: string
  readonly area: Area
  readonly law: LawKind
  /** null: the file says nothing of an end. */
  readonly caseEnded: Date | null
  /** References of other cases; an import links and never unlinks. */
  readonly linkedCases: readonly string[]
  readonly partyReference: string
  readonly name: string
  readonly language: Language
  /** E.164 when it is a UK mobile, else as it stands in the file. */
  readonly mobile: string | null
  readonly mobileSince: Date | null
  /** undefined: the file has no such column, and what is on file stays. */
  readonly email: string | null | undefined
  /** undefined: the file has no such column. */
  readonly letterFormat: LetterFormat | undefined
  /** Normalised answers of the columns in the file; null: the cell is empty. */
  readonly facts: ReadonlyMap<QuestionKind, string | null>
  readonly knownToOthers: ReadonlySet<QuestionKind> | undefined
  /** Confidential details by the columns in the file; none: the cell is empty. */
  readonly details: ReadonlyMap<DetailKind, readonly string[]>
}

/** The cell of a column, or undefined when the file has no such column. */
export type Cells = ReadonlyMap<string, string>

/** A value, or why there is none. */
export type Reading<T> = { readonly value: T } | { readonly reason: string }

/** Reads one row; all problems of the row are found together. */
export function readParty(
  line: number,
  cells: Cells,
  now: Date,
): { record: PartyRecord } | { problems: readonly Problem[] } {
  const problems: Problem[] = []
  function take<T>(column: string, read: (cell: string) => Reading<T>): T {
    const cell = cells.get(column)?.trim() ?? ''
    const reading = hasControlCharacters(cell)
      ? { reason: 'has a line break, a tab or another control character.' }
      : read(cell)
    if ('value' in reading) return reading.value
    problems.push({ line, column, reason: reading.reason })
    return undefined as T
  }
  function takeIfThere<T>(column: string, read: (cell: string) => Reading<T>): T | undefined {
    return cells.has(column) ? take(column, read) : undefined
  }
  const today = now.toISOString().slice(0, 10)
  const facts = [...factColumns].filter(([column]) => cells.has(column))
  const details = [...detailColumns].filter(([column]) => cells.has(column))
  const record: PartyRecord = {
    line,
    caseReference: take(
      'case_reference',
      oneOf(caseReference, 'is no case reference: capital letters, digits, - and /.'),
    ),
    area: take('area', oneOf(area, `must be one of: ${area.options.join(', ')}.`)),
    law: take('law', oneOf(lawKind, 'must be private or public.')),
    caseEnded: take('case_ended', (cell) => readSince(cell, today)),
    linkedCases: take('linked_cases', readLinkedCases),
    partyReference: take(
      'party_reference',
      oneOf(partyReference, 'is no party reference: letters, digits, - and /.'),
    ),
    name: take('name', readName),
    language: take('language', (cell) =>
      oneOf(language, 'must be cy, en, both or empty.')(cell || 'both'),
    ),
    mobile: take('mobile', readMobile),
    mobileSince: take('mobile_since', (cell) => readSince(cell, today)),
    email: takeIfThere('email', readEmail),
    letterFormat: takeIfThere('letter_format', readLetterFormat),
    facts: new Map(
      facts.map(([column, kind]) => [kind, take(column, (cell) => readFact(kind, cell, today))]),
    ),
    knownToOthers: takeIfThere('known_to_others', readKnownToOthers),
    details: new Map(
      details.map(([column, kind]) => [kind, take(column, (cell) => readDetails(kind, cell))]),
    ),
  }
  if (record.linkedCases?.includes(record.caseReference))
    problems.push({ line, column: 'linked_cases', reason: 'links the case to itself.' })
  return problems.length > 0 ? { problems } : { record }
}

function hasControlCharacters(cell: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(cell)
}

function oneOf<T>(
  schema: { safeParse(text: string): { success: true; data: T } | { success: false } },
  reason: string,
): (cell: string) => Reading<T> {
  return (cell) => {
    const parsed = schema.safeParse(cell)
    return parsed.success ? { value: parsed.data } : { reason }
  }
}

function readLetterFormat(cell: string): Reading<LetterFormat> {
  return oneOf(
    letterFormat,
    'must be standard, large-print, plain-text or empty.',
  )(cell || 'standard')
}

function readName(cell: string): Reading<string> {
  if (!/\p{L}/u.test(cell)) return { reason: 'must be a name.' }
  if (cell.length > 200) return { reason: 'is too long: at most 200 characters.' }
  return { value: cell.normalize('NFC').replace(/\s+/g, ' ') }
}

/** A landline or a foreign number is kept as it is: staff see why no text can go to it. */
function readMobile(cell: string): Reading<string | null> {
  if (cell === '') return { value: null }
  if (/e\+?\d+$/i.test(cell))
    return {
      reason: 'was rewritten by a spreadsheet: format the column as text and enter it again.',
    }
  if (!/^\+?[\d\s().-]{3,30}$/.test(cell)) return { reason: 'is no telephone number.' }
  const parsed = parseMobile(cell)
  return { value: parsed.ok ? parsed.e164 : cell }
}

function readSince(cell: string, today: string): Reading<Date | null> {
  if (cell === '') return { value: null }
  const date = readDate(cell, null)
  if (date === null) return { reason: 'must be a date with a year of four digits.' }
  return date > today ? { reason: 'lies in the future.' } : { value: new Date(`${date}T00:00:00Z`) }
}

function readEmail(cell: string): Reading<string | null> {
  if (cell === '') return { value: null }
  const address = parseAddress(cell)
  return address.ok ? { value: address.typed } : { reason: 'is no e-mail address.' }
}

function readLinkedCases(cell: string): Reading<readonly string[]> {
  const references = cell.split(/\s+/).filter(Boolean)
  return references.every((reference) => caseReference.safeParse(reference).success)
    ? { value: references }
    : { reason: 'must list case references, separated by spaces.' }
}
