import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { dumpSchema } from './dump-schema.ts'
import { openDatabase } from './open-database.ts'

interface Migration {
  readonly up: (db: Kysely<unknown>) => Promise<void>
  readonly down: (db: Kysely<unknown>) => Promise<void>
}

/**
 * Takes back every migration of a schema that has them all, the newest first, and makes them again.
 *
 * @returns the dump of the schema before, when all were taken back, and when they were made again
 */
export async function goBackAndForth(given: {
  adminUrl: string
  schema: string
  folder: string
}): Promise<{ before: string; taken: string; made: string }> {
  const { adminUrl, schema, folder } = given
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  const migrations: Migration[] = []
  for (const file of files) migrations.push(await import(join(folder, file)))
  const url = new URL(adminUrl)
  url.searchParams.set('options', `-c search_path=${schema}`)
  await using db = openDatabase<unknown>({ url: url.href, maxConnections: 1 })
  const before = await dumpSchema(given)
  for (const { down } of migrations.toReversed()) await down(db)
  const taken = await dumpSchema(given)
  for (const { up } of migrations) await up(db)
  return { before, taken, made: await dumpSchema(given) }
}
