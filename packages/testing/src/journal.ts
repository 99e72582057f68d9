import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Entries kept in the order they came, bounded, told about as they change. */
export interface Journal<T extends { id: string }> extends AsyncDisposable {
  newestFirst(): T[]
  get(id: string): T | undefined
  /** Resolves when the entry would survive the end of the process; the same id replaces. */
  put(entry: T): Promise<void>
  /** Calls `listener` after every `put`; returns the function that stops it. */
  onChange(listener: (entry: T) => void): () => void
}

export interface JournalOptions {
  /** Append-only file of JSON lines, replayed at the start; in memory only when it is not given. */
  file?: string | undefined
  /** The oldest entries are forgotten beyond this number. */
  maxEntries: number
  /** The oldest entries are forgotten beyond this size of their JSON. */
  maxBytes: number
}

/**
 * Opens a journal. Written before `put` resolves, so a `kill -9` loses nothing that was answered
 * for; it is not flushed to the disk, so a power cut may.
 */
export async function openJournal<T extends { id: string }>(
  options: JournalOptions,
): Promise<Journal<T>> {
  const kept = new Map<string, { entry: T; line: string }>()
  const listeners = new Set<(entry: T) => void>()
  const file = options.file
  let keptBytes = 0
  let fileBytes = 0
  let writing: Promise<void> = Promise.resolve()

  if (file) {
    await mkdir(path.dirname(file), { recursive: true })
    for (const line of (await readLines(file)).filter(isWhole)) {
      keep(JSON.parse(line) as T, `${line}\n`)
    }
    await compact(file)
  }

  return {
    newestFirst: () => Array.from(kept.values(), (each) => each.entry).reverse(),
    get: (id) => kept.get(id)?.entry,
    async put(entry) {
      const line = `${JSON.stringify(entry)}\n`
      if (file) await inTurn(() => append(file, line))
      keep(entry, line)
      for (const listener of listeners) listener(entry)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async [Symbol.asyncDispose]() {
      listeners.clear()
      await writing
    },
  }

  function keep(entry: T, line: string): void {
    keptBytes += line.length - (kept.get(entry.id)?.line.length ?? 0)
    kept.set(entry.id, { entry, line })
    for (const [id, oldest] of kept) {
      const isWithinBounds = kept.size <= options.maxEntries && keptBytes <= options.maxBytes
      if (isWithinBounds || kept.size === 1) break
      kept.delete(id)
      keptBytes -= oldest.line.length
    }
  }

  async function append(target: string, line: string): Promise<void> {
    if (fileBytes > 2 * options.maxBytes) await compact(target)
    await appendFile(target, line, { mode: 0o600 })
    fileBytes += line.length
  }

  async function compact(target: string): Promise<void> {
    const lines = Array.from(kept.values(), (each) => each.line).join('')
    await writeFile(`${target}.new`, lines, { mode: 0o600 })
    await rename(`${target}.new`, target)
    fileBytes = lines.length
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = writing.then(work)
    writing = done.catch(() => undefined)
    return done
  }
}

/** A process killed while it wrote leaves half a line; nobody was told that it was kept. */
function isWhole(line: string): boolean {
  return line.startsWith('{') && line.endsWith('}')
}

async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
