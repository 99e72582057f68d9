import { createTestDatabase, type TestDatabase, testRolePassword } from '@gwirio/testing/postgres'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Jobs, migrateSchema, openDatabase, openJobs, prepareRoles } from '../src/index.ts'

const role = 'gwirio_example'
const folder = `${import.meta.dirname}/migrations`
const queues = ['greet', 'fail', 'slow', 'later', 'single', 'polled', 'shared']
let database: TestDatabase
let db: Kysely<unknown>
let jobs: Jobs
/** On a busy machine too; far below the interval at which `jobs` looks by itself. */
const log = { warn: vi.fn(), error: vi.fn() }

beforeAll(async () => {
  database = await createTestDatabase({
    template: 'database_package_jobs',
    prepare: async (adminUrl) => {
      await prepareRoles({ adminUrl, roles: [{ role, password: testRolePassword }] })
      await migrateSchema({
        adminUrl,
        schema: 'example',
        role,
        folder,
        jobQueues: queues,
      })
    },
  })
  db = openDatabase({ url: database.url(role) })
  jobs = openJobs({ ...options(), pollSeconds: 600 })
})

beforeEach(() => {
  log.warn.mockClear()
  log.error.mockClear()
})

afterAll(async () => {
  await jobs[Symbol.asyncDispose]()
  await db.destroy()
  await database[Symbol.asyncDispose]()
})

describe('a job', () => {
  it('runs after the commit, at once, and never when the transaction is rolled back', async () => {
    const handled: unknown[] = []
    await jobs.work<{ letterId: string }>('greet', async (data, { attempt }) => {
      handled.push({ ...data, attempt })
    })
    const rolledBack = db.transaction().execute(async (tx) => {
      await jobs.enqueue(tx, 'greet', { letterId: 'never' })
      throw new Error('no')
    })
    await expect(rolledBack).rejects.toThrow('no')

    await db.transaction().execute((tx) => jobs.enqueue(tx, 'greet', { letterId: 'a' }))

    await expect.poll(() => handled).toEqual([{ letterId: 'a', attempt: 1 }])
  })

  it('drains a full queue without waiting for the next poll', async () => {
    let count = 0
    await db.transaction().execute(async (tx) => {
      for (let index = 0; index < 50; index += 1) await jobs.enqueue(tx, 'polled', { index })
    })
    await jobs.work('polled', async () => {
      count += 1
    })

    await expect.poll(() => count).toBe(50)
  })

  it('is tried again, then given up where a person sees it, without the text of the error', async () => {
    await using polling = openJobs({ ...options(), pollSeconds: 0.5 })
    const attempts: unknown[] = []
    await polling.work('fail', async (_data, { attempt, isLast }) => {
      attempts.push({ attempt, isLast })
      throw new TypeError('bad value ann@example.com')
    })
    await jobs.enqueue(db, 'fail', { letterId: 'f' }, { retryLimit: 1, retryDelaySeconds: 1 })

    await expect.poll(() => jobs.countGaveUp()).toBe(1)
    expect(attempts).toEqual([
      { attempt: 1, isLast: false },
      { attempt: 2, isLast: true },
    ])
    const { rows } =
      await sql`select state, data, output from example_jobs.job where name = 'fail'`.execute(db)
    expect(rows).toEqual([
      { state: 'failed', data: { letterId: 'f' }, output: { name: 'Error', message: 'TypeError' } },
    ])
    expect(log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ attempt: 1 }),
      expect.any(String),
    )
    expect(log.error).toHaveBeenCalledWith(
      expect.objectContaining({ attempt: 2 }),
      expect.any(String),
    )
  })

  it('waits for its time', async () => {
    const handled: string[] = []
    await jobs.work<{ name: string }>('later', async ({ name }) => void handled.push(name))
    const startAfter = new Date(Date.now() + 3_600_000)
    await jobs.enqueue(db, 'later', { name: 'in an hour' }, { startAfter })
    await jobs.enqueue(db, 'later', { name: 'now' })

    await expect.poll(() => handled).toEqual(['now'])
  })

  it('is added once while one with the same key waits', async () => {
    await jobs.enqueue(db, 'single', { n: 1 }, { singletonKey: 'case' })
    await jobs.enqueue(db, 'single', { n: 2 }, { singletonKey: 'case' })
    await jobs.enqueue(db, 'single', { n: 3 }, { singletonKey: 'other case' })
    await jobs.enqueue(db, 'single', { n: 4 })

    const { rows } = await sql<{
      n: number
    }>`select data->'n' as n from example_jobs.job where name = 'single' order by 1`.execute(db)
    expect(rows.map(({ n }) => n)).toEqual([1, 3, 4])
  })

  it('leaves room to other groups, and waits for nothing but its own', async () => {
    const begun: string[] = []
    const end = Promise.withResolvers<void>()
    const handle = async ({ name }: { name: string }) => {
      begun.push(name)
      await end.promise
    }
    await jobs.work('shared', handle, { concurrency: 8, perGroup: 2 })
    await db.transaction().execute(async (tx) => {
      for (let index = 0; index < 20; index += 1)
        await jobs.enqueue(tx, 'shared', { name: 'crowded' }, { group: 'a' })
    })
    await expect.poll(() => begun.length).toBeGreaterThanOrEqual(2)
    await jobs.enqueue(db, 'shared', { name: 'other' }, { group: 'b' })

    await expect.poll(() => begun).toContain('other')
    expect(begun.length).toBeLessThan(8)
    end.resolve()
    await expect.poll(() => begun.length).toBe(21)
  })

  it('is retried ever more slowly, or steadily when it says so', async () => {
    await jobs.enqueue(db, 'later', {}, { startAfter: new Date('2100-01-01') })
    const steadily = {
      startAfter: new Date('2100-01-01'),
      retryDelaySeconds: 2,
      isSteady: true,
    } as const
    await jobs.enqueue(db, 'later', {}, steadily)
    const { rows } = await sql`select retry_delay, retry_backoff from example_jobs.job
      where name = 'later' and start_after > '2099-01-01' order by retry_backoff`.execute(db)
    expect(rows).toEqual([
      { retryDelay: 2, retryBackoff: false },
      { retryDelay: 2, retryBackoff: true },
    ])
  })
})

describe('the service role', () => {
  it('runs the library without a warning, an error or a change of the schema', async () => {
    await expect.poll(() => jobs.isReady()).toBe(true)
    expect(log.error.mock.calls.concat(log.warn.mock.calls)).toEqual([])
    await expect(sql`create table example_jobs.mine (id int)`.execute(db)).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('closing', () => {
  it('lets running handlers finish and starts no more', async () => {
    const own = openJobs(options())
    let started = 0
    let finished = 0
    const release = Promise.withResolvers<void>()
    await own.work(
      'slow',
      async () => {
        started += 1
        await release.promise
        finished += 1
      },
      { concurrency: 1 },
    )
    await own.enqueue(db, 'slow', { n: 1 })
    await own.enqueue(db, 'slow', { n: 2 })
    await expect.poll(() => started).toBe(1)

    const closed = own[Symbol.asyncDispose]()
    release.resolve()
    await closed

    expect([started, finished]).toEqual([1, 1])
    const { rows } = await sql<{
      state: string
    }>`select state::text from example_jobs.job where name = 'slow' order by 1`.execute(db)
    expect(rows.map(({ state }) => state)).toEqual(['completed', 'created'])
  })
})

describe('isReady', () => {
  it('is false while the tables are missing', async () => {
    await using other = openJobs({ ...options(), schema: 'nothing' })
    expect(await other.isReady()).toBe(false)
  })
})

describe('migrateSchema', () => {
  it('waits until the library has built the indexes of a new version', async () => {
    const admin = openDatabase({ url: database.adminUrl })
    await sql`insert into example_jobs.bam (name, version, status, table_name, command)
      values ('example', 1, 'pending', 'job', 'create index concurrently built_later on example_jobs.version (version)')`.execute(
      admin,
    )
    await sql`update example_jobs.version set bam_on = null`.execute(admin)

    await migrateSchema({
      adminUrl: database.adminUrl,
      schema: 'example',
      role,
      folder,
      jobQueues: queues,
    })

    const { rows } =
      await sql`select to_regclass('example_jobs.built_later')::text as name`.execute(admin)
    await admin.destroy()
    expect(rows).toEqual([{ name: 'example_jobs.built_later' }])
  })
})

function options() {
  return { url: database.url(role), schema: 'example', log }
}
