import { listCasesByReference } from '../store/cases.ts'
import type { ImportContext } from './import-context.ts'
import type { Matched } from './match-with-file.ts'

/** What the first pass notes of the good rows: their cases, and the rows that link to others. */
export interface LinkNotes {
  /** How many good rows each case has in the file. */
  readonly rowsOfCase: Map<string, number>
  readonly linking: Matched['record'][]
}

export function noteLinks(notes: LinkNotes, matched: readonly Matched[]): void {
  for (const { record } of matched) {
    const { caseReference } = record
    notes.rowsOfCase.set(caseReference, (notes.rowsOfCase.get(caseReference) ?? 0) + 1)
    if (record.linkedCases.length > 0) notes.linking.push(record)
  }
}

/**
 * The rows that link to a case which is neither on file nor in a good row of the file. Leaving one out can take away the
 * last row of the case that another links to, so they are looked for until there are no more.
 */
export async function findUnknownLinks(
  { db }: ImportContext,
  { rowsOfCase, linking }: LinkNotes,
): Promise<Matched['record'][]> {
  const references = [...new Set(linking.flatMap(({ linkedCases }) => linkedCases))]
  const onFile = new Set(
    (await listCasesByReference(db, references)).map(({ caseReference }) => caseReference),
  )
  const rows = new Map(rowsOfCase)
  const isKnown = (reference: string) => onFile.has(reference) || (rows.get(reference) ?? 0) > 0
  const unknown = new Set<Matched['record']>()
  for (let found = -1; found < unknown.size; ) {
    found = unknown.size
    for (const record of linking) {
      if (unknown.has(record) || record.linkedCases.every(isKnown)) continue
      unknown.add(record)
      rows.set(record.caseReference, (rows.get(record.caseReference) ?? 0) - 1)
    }
  }
  return [...unknown]
}
