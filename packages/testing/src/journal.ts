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
  /** The oldest entries are forgotten when their JSON has more characters than this together. */
  maxCharacters: number
}

/**
 * Opens a journal. It is written before `put` resolves, so a `kill -9` loses nothing that was
 * answered for; it is not flushed to the disk, so a power cut may.
 */
export async function openJournal<T extends { id: string }>(
  options: JournalOptions,
): Promise<Journal<T>> {
  const kept = keepNewest<T>(options)
  const listeners = new Set<(entry: T) => void>()
  const file = options.file ? await openFile(options.file, options, kept) : undefined

  return {
    newestFirst: kept.newestFirst,
    get: kept.get,
    async put(entry) {
      const line = `${JSON.stringify(entry)}\n`
      await file?.append(line)
      kept.put(entry, line)
      for (const listener of listeners) listener(entry)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async [Symbol.asyncDispose]() {
      listeners.clear()
      await file?.written()
    },
  }
}

type Kept<T> = ReturnType<typeof keepNewest<T & { id: string }>>

function keepNewest<T extends { id: string }>(bounds: JournalOptions) {
  const kept = new Map<string, { entry: T; line: string }>()
  let characters = 0

  function forgetOldest(): void {
    for (const [id, oldest] of kept) {
      const fits = kept.size <= bounds.maxEntries && characters <= bounds.maxCharacters
      if (fits || kept.size === 1) return
      kept.delete(id)
      characters -= oldest.line.length
    }
  }

  return {
    get: (id: string) => kept.get(id)?.entry,
    newestFirst: () => Array.from(kept.values(), (each) => each.entry).reverse(),
    lines: () => Array.from(kept.values(), (each) => each.line).join(''),
    put(entry: T, line: string) {
      characters += line.length - (kept.get(entry.id)?.line.length ?? 0)
      kept.set(entry.id, { entry, line })
      forgetOldest()
    },
  }
}

async function openFile<T extends { id: string }>(
  file: string,
  { maxCharacters }: JournalOptions,
  kept: Kept<T>,
) {
  await mkdir(path.dirname(file), { recursive: true })
  for (const line of (await readLines(file)).filter(isWhole)) {
    kept.put(JSON.parse(line) as T, `${line}\n`)
  }
  let characters = 0
  let writing = compact()
  await writing

  async function compact(): Promise<void> {
    const lines = kept.lines()
    await writeFile(`${file}.new`, lines, { mode: 0o600 })
    await rename(`${file}.new`, file)
    characters = lines.length
  }

  async function write(line: string): Promise<void> {
    if (characters > 2 * maxCharacters) await compact()
    await appendFile(file, line)
    characters += line.length
  }

  return {
    append(line: string): Promise<void> {
      const done = writing.then(() => write(line))
      writing = done.catch(() => undefined)
      return done
    },
    written: () => writing,
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
