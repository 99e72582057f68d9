import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

interface Migration<Db> {
  readonly up: (db: Db) => Promise<void>
  readonly down: (db: Db) => Promise<void>
}

/**
 * Takes back every migration of a folder, the newest first, and makes all of them again.
 *
 * @param given.dump what the schema is at a moment
 * @returns what it was when all were taken back, and when they were made again
 */
export async function goBackAndForth<Db>(
  db: Db,
  given: { readonly folder: string; readonly dump: () => Promise<string> },
): Promise<{ taken: string; made: string }> {
  const files = (await readdir(given.folder)).filter((name) => name.endsWith('.ts')).sort()
  const migrations: Array<Migration<Db>> = []
  for (const file of files) migrations.push(await import(join(given.folder, file)))
  for (const { down } of migrations.toReversed()) await down(db)
  const taken = await given.dump()
  for (const { up } of migrations) await up(db)
  return { taken, made: await given.dump() }
}
