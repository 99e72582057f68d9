import process from 'node:process'
import { createBlindIndex, createFieldCipher, openDatabase } from '@gwirio/database'
import { readAdminDatabaseUrl } from '@gwirio/service-kit'
import { sql } from 'kysely'
import { readFileConfig } from '../../src/config.ts'
import type { Database } from '../../src/store/tables.ts'
import { fill } from './fill.ts'

/** Fills the database of its settings with as many parties as it is told, for a bench of the whole system. */
const { databaseUrl, fieldKeys, indexKey } = readFileConfig(process.env)
const db = openDatabase<Database>({ url: databaseUrl })
const keys = { cipher: createFieldCipher(fieldKeys), blindIndex: createBlindIndex(indexKey) }
await fill(db, keys, Number(process.argv[2]))
await db.destroy()
// Who reads and writes may not do this, and the planner guesses without it.
const admin = openDatabase<Database>({ url: readAdminDatabaseUrl(process.env), maxConnections: 1 })
await sql`vacuum (analyze) identity_check.party, identity_check.case_file, identity_check.identity_check`.execute(
  admin,
)
await admin.destroy()
