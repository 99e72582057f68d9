import { releaseImportLock, takeImportLock } from '../store/imported-parties.ts'
import type { ImportContext } from './import-context.ts'
import type { CaseLink } from './links.ts'
import { type Matched, matchWithFile } from './match-with-file.ts'
import type { Problem } from './problem.ts'
import { readParties } from './read-parties.ts'
import type { PartyRecord } from './read-party.ts'
import { saveParties } from './save-parties.ts'
import { findUnknownLinks, type LinkNotes, noteLinks } from './unknown-links.ts'

/** Bounds the memory, and what one transaction holds. */
const rowsAtOnce = 20

export interface ImportOptions {
  readonly path: string
  /** What becomes of a file with bad rows: nothing of it is imported, or its good rows are. */
  readonly badRows: 'refuse-all' | 'keep-good'
  readonly dryRun: boolean
}

/** Told as the import goes on. */
export interface ImportWatcher {
  problem(problem: Problem): void
  /** Rows that were imported, or left out as bad, of all the rows of the file. */
  progress(rows: number, allRows: number): void
}

export interface ImportResult {
  readonly goodRows: number
  readonly badRows: number
  readonly created: number
  readonly updated: number
  readonly withTooFewFacts: number
}

/**
 * Imports parties from a CSV file in two passes: the first only reads and finds every problem. Each batch of the second
 * is one transaction; after an interruption the same file again finishes the work.
 *
 * @returns null when another import is running
 * @throws {CsvFileError} when the file as a whole cannot be read: nothing was imported
 */
export async function importParties(
  context: ImportContext,
  options: ImportOptions,
  watcher: ImportWatcher,
): Promise<ImportResult | null> {
  return await context.db.connection().execute(async (connection) => {
    if (!(await takeImportLock(connection))) return null
    try {
      return await importInTwoPasses(context, options, watcher)
    } finally {
      await releaseImportLock(connection)
    }
  })
}

async function importInTwoPasses(
  context: ImportContext,
  options: ImportOptions,
  watcher: ImportWatcher,
): Promise<ImportResult> {
  const { result: checked, unknownLinks } = await check(context, options, watcher)
  const isRefused = checked.badRows > 0 && options.badRows === 'refuse-all'
  if (options.dryRun || isRefused) return { ...checked, created: 0, updated: 0 }
  const allRows = checked.goodRows + checked.badRows
  let waiting: readonly CaseLink[] = []
  watcher.progress(0, allRows)
  return await passOver(context, options, {
    progress: (rows) => watcher.progress(rows, allRows),
    leaveOut: new Set(unknownLinks.map(({ line }) => line)),
    save: async (batch) => {
      waiting = await saveParties(context, batch, waiting)
    },
  })
}

/** The first pass. A link may lead to a later row: whether it leads anywhere is known at the end of the file. */
async function check(context: ImportContext, options: ImportOptions, watcher: ImportWatcher) {
  const notes: LinkNotes = { rowsOfCase: new Map(), linking: [] }
  const result = await passOver(context, options, {
    report: (problem) => watcher.problem(problem),
    save: async (batch) => noteLinks(notes, batch),
  })
  const unknownLinks = await findUnknownLinks(context, notes)
  for (const { line } of unknownLinks)
    watcher.problem({
      line,
      column: 'linked_cases',
      reason: 'names a case that is neither on file nor in a good row of this file.',
    })
  const rows = unknownLinks.length
  return {
    unknownLinks,
    result: {
      ...result,
      goodRows: result.goodRows - rows,
      badRows: result.badRows + rows,
      withTooFewFacts: result.withTooFewFacts - unknownLinks.filter(hasTooFewFacts).length,
    },
  }
}

interface Pass {
  readonly report?: (problem: Problem) => void
  readonly progress?: (rows: number) => void
  /** Lines of rows that the pass before found bad. */
  readonly leaveOut?: ReadonlySet<number>
  readonly save: (batch: readonly Matched[]) => Promise<void>
}

async function passOver(
  context: ImportContext,
  { path }: ImportOptions,
  { report, progress, leaveOut, save }: Pass,
): Promise<ImportResult> {
  const result = { goodRows: 0, badRows: 0, created: 0, updated: 0, withTooFewFacts: 0 }
  let batch: PartyRecord[] = []
  const finishBatch = async () => {
    const { matched, problems } = await matchWithFile(context, batch)
    for (const problem of problems) report?.(problem)
    await save(matched)
    for (const { record, onFile } of matched) {
      if (onFile) result.updated += 1
      else result.created += 1
      if (hasTooFewFacts(record)) result.withTooFewFacts += 1
    }
    result.goodRows += matched.length
    result.badRows += problems.length
    progress?.(result.goodRows + result.badRows)
    batch = []
  }
  for await (const row of readParties(path, context.clock.now())) {
    if ('record' in row && !leaveOut?.has(row.record.line)) batch.push(row.record)
    else {
      if ('problems' in row) for (const problem of row.problems) report?.(problem)
      result.badRows += 1
    }
    if (batch.length === rowsAtOnce) await finishBatch()
  }
  await finishBatch()
  return result
}

/** The least that the setting FACTS_NEEDED allows. */
const fewestFacts = 5

function hasTooFewFacts({ facts, knownToOthers }: PartyRecord): boolean {
  const usable = [...facts].filter(([kind, answer]) => answer !== null && !knownToOthers?.has(kind))
  return usable.length < fewestFacts
}
