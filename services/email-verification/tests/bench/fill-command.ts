import process from 'node:process'
import { openDatabase } from '@gwirio/database'
import { databaseSettings, readAdminDatabaseUrl, readSettings } from '@gwirio/service-kit'
import { sql } from 'kysely'
import { schema } from '../../src/store/schema.ts'
import type { Database } from '../../src/store/tables.ts'
import { fill } from './fill.ts'

/** Fills the database of its settings with as many verifications as it is told, for a bench of the whole system. */
const { databaseUrl } = readSettings(databaseSettings(schema.role), process.env)
const db = openDatabase<Database>({ url: databaseUrl })
await fill(db, { count: Number(process.argv[2]), now: new Date() })
await db.destroy()
// Who reads and writes may not do this, and the planner guesses without it.
const admin = openDatabase<Database>({ url: readAdminDatabaseUrl(process.env), maxConnections: 1 })
await sql`vacuum (analyze) email_verification.verification, email_verification.change`.execute(
  admin,
)
await admin.destroy()
