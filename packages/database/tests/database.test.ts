import { createTestDatabase, type TestDatabase, testRolePassword } from '@gwirio/testing/postgres'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  canRead,
  dumpSchema,
  jsonb,
  lockName,
  migrateSchema,
  newId,
  openDatabase,
  prepareRoles,
} from '../src/index.ts'

interface Database {
  letter: {
    caseId: string
    letterId: string
    postedOn: string
    postedAt: Date
    weightMicrograms: string
    seal: Buffer
    tags: string[]
    notes: { firstLine: string }
  }
}

const role = 'gwirio_example'
const folder = `${import.meta.dirname}/migrations`
const prepare = async (adminUrl: string) => {
  await prepareRoles({ adminUrl, roles: [{ role, password: testRolePassword }] })
  await migrateSchema({ adminUrl, schema: 'example', role, folder })
}

let database: TestDatabase
let db: Kysely<Database>

beforeAll(async () => {
  database = await createTestDatabase({ template: 'database_package', prepare })
  db = openDatabase<Database>({ url: database.url(role) })
})

afterAll(async () => {
  await db.destroy()
  await database[Symbol.asyncDispose]()
})

const letter = {
  caseId: newId(),
  letterId: newId(),
  postedOn: '2026-03-29',
  postedAt: new Date('2026-03-29T01:30:00.123Z'),
  weightMicrograms: '9007199254740993',
  seal: Buffer.from([0, 255]),
  notes: { firstLine: 'Annwyl' },
}

describe('values', () => {
  it('come back as they went in', async () => {
    await db
      .insertInto('letter')
      .values({ ...letter, tags: jsonb(['first class', 'ail ddosbarth']) })
      .execute()

    const [row] = await db
      .selectFrom('letter')
      .selectAll()
      .where('letterId', '=', letter.letterId)
      .execute()

    expect(row).toEqual({ ...letter, tags: ['first class', 'ail ddosbarth'] })
  })
})

describe('lockName', () => {
  const take = (name: string, then: () => void) =>
    db.transaction().execute(async (tx) => {
      await lockName(tx, name)
      then()
    })

  it('makes who wants the same name wait for the end of the transaction, and nobody else', async () => {
    const order: string[] = []
    const same = await db.transaction().execute(async (tx) => {
      await lockName(tx, 'example.one')
      const waiting = take('example.one', () => order.push('the same'))
      await take('example.other', () => order.push('another'))
      await expect
        .poll(async () => {
          const { rows } = await sql`
            select from pg_locks where locktype = 'advisory' and not granted
              and database = (select oid from pg_database where datname = current_database())`.execute(
            db,
          )
          return rows.length
        })
        .toBe(1)
      order.push('its end')
      return { waiting }
    })
    await same.waiting
    expect(order).toEqual(['another', 'its end', 'the same'])
  })
})

describe('the role of a service', () => {
  it.each([
    ['create a table', sql`create table mine (id int)`],
    ['change a table', sql`alter table letter add column more int`],
    ['empty a table', sql`truncate letter`],
    ['drop a table', sql`drop table letter`],
    ['read the list of migrations', sql`select * from kysely_migration`],
    ['make a schema', sql`create schema mine`],
    ['update what a migration closed', sql`update diary set line = ''`],
  ])('cannot %s', async (_what, statement) => {
    await expect(statement.execute(db)).rejects.toThrow(/permission denied|must be owner/)
  })

  it('can update, delete and select (control)', async () => {
    await db.updateTable('letter').set({ postedOn: '2026-03-30' }).execute()
    await db.deleteFrom('letter').execute()
    expect(await db.selectFrom('letter').selectAll().execute()).toEqual([])
  })
})

describe('migrateSchema', () => {
  it('changes nothing the second time, not even what a migration revoked', async () => {
    const before = await dumpSchema({ adminUrl: database.adminUrl, schema: 'example' })

    await prepare(database.adminUrl)

    expect(await dumpSchema({ adminUrl: database.adminUrl, schema: 'example' })).toBe(before)
  })

  it('lets several processes start at once', async () => {
    await using fresh = await createTestDatabase({
      template: 'empty',
      prepare: async () => undefined,
    })

    await Promise.all([1, 2, 3].map(() => prepare(fresh.adminUrl)))

    const dump = await dumpSchema({ adminUrl: fresh.adminUrl, schema: 'example' })
    expect(dump).toBe(await dumpSchema({ adminUrl: database.adminUrl, schema: 'example' }))
  })

  it('names the migration that failed', async () => {
    await expect(
      migrateSchema({
        adminUrl: database.adminUrl,
        schema: 'broken',
        role,
        folder: `${import.meta.dirname}/broken`,
      }),
    ).rejects.toThrow('The migration 20260101-divide of the schema broken failed')
  })
})

describe('dumpSchema', () => {
  it('shows columns, constraints, indexes, triggers and grants', async () => {
    const dump = await dumpSchema({ adminUrl: database.adminUrl, schema: 'example' })
    expect(dump).toMatchInlineSnapshot(`
      "table diary
        line text
        grant insert, select to gwirio_example
      table letter
        case_id uuid not null
        letter_id uuid not null
        posted_on date
        posted_at timestamp with time zone default now()
        weight_micrograms bigint
        seal bytea
        tags jsonb
        notes jsonb
        constraint letter_pkey PRIMARY KEY (case_id, letter_id)
        CREATE INDEX letter_posted_on ON example.letter USING btree (posted_on)
        grant delete, insert, select, update to gwirio_example
      "
    `)
  })
})

describe('canRead', () => {
  it('says yes of a table that this role may read', async () => {
    expect(await canRead(db, 'letter')).toBe(true)
  })

  it('says no without a database, before the migrations, and of what is not for this role', async () => {
    const nowhere = openDatabase<Database>({ url: 'postgres://127.0.0.1:1/gwirio' })
    expect(await canRead(nowhere, 'letter')).toBe(false)
    await nowhere.destroy()
    const unknown = db as unknown as Kysely<{ parcel: object; kyselyMigration: object }>
    expect(await canRead(unknown, 'parcel')).toBe(false)
    expect(await canRead(unknown, 'kyselyMigration')).toBe(false)
  })
})
