import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import {
  keyOf,
  newParty,
  operations,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  type World,
  waiting,
} from './email-verification.ts'

const world = await forThisFile(startWorld())

describe('a mail that waits to be sent', () => {
  it('is not sent when the verification is stopped just before', async () => {
    const party = { ...newParty(world), address: 'sian@defers.example' }
    const key = keyOf(unwrap(await start(world, party)))
    const attempts = () => attemptsOf(world, key)
    await vi.waitFor(async () => expect(await attempts()).toBeGreaterThan(0), waiting)
    await world.db.transaction().execute(async (tx) => {
      const before = await attempts()
      await tx
        .withSchema('email_verification')
        .updateTable('verification')
        .set({ state: 'cancelled' })
        .where('verificationId', '=', key.verificationId)
        .execute()
      await vi.waitFor(() => expectSomebodyToWait(world), waiting)
      expect(await attempts()).toBe(before)
    })
  })
})

describe('the codes of a verification that was stopped', () => {
  it('are dead within seconds after sms-code came back, however long it was away', async () => {
    const started = await startAndPrompt(world)
    world.smsCode.loseStops(true)
    const body = { reason: 'stop-safely' }
    await world.call(operations.cancelVerification, { params: { ...started.key }, body })
    const jobs = () => stopJobs(world, started.key)
    await vi.waitFor(async () => expect((await jobs())[0]?.retryCount).toBeGreaterThan(1), waiting)
    const [job] = await jobs()
    expect(job?.startAfter.getTime()).toBeLessThan(Date.now() + 3_000)
    world.smsCode.loseStops(false)
    await vi.waitFor(
      () => expect(world.smsCode.stopped).toContain(started.key.verificationId),
      waiting,
    )
  })
})

describe('the end of an open verification', () => {
  it('is looked for a little later than it is due, by whichever clock', async () => {
    const { verificationId, openUntil } = unwrap(await start(world, newParty(world)))
    const { rows } = await sql<{ startAfter: Date }>`
      select start_after as "startAfter" from email_verification_jobs.job
      where name = 'expire' and data ->> 'verificationId' = ${verificationId}`.execute(world.db)
    const [job] = rows
    expect(job?.startAfter.getTime()).toBe(Date.parse(openUntil) + 5_000)
  })
})

async function stopJobs({ db }: World, { verificationId }: { verificationId: string }) {
  const { rows } = await sql<{ retryCount: number; startAfter: Date }>`
    select retry_count as "retryCount", start_after as "startAfter" from email_verification_jobs.job
    where name = 'stop-codes' and data ->> 'verificationId' = ${verificationId}`.execute(db)
  return rows
}

async function attemptsOf({ db }: World, { verificationId }: { verificationId: string }) {
  const mail = await db
    .withSchema('email_verification')
    .selectFrom('outgoingMail')
    .select('attempts')
    .where('verificationId', '=', verificationId)
    .executeTakeFirstOrThrow()
  return mail.attempts
}

async function expectSomebodyToWait({ db }: World): Promise<void> {
  const { rows } = await sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
    db,
  )
  expect(rows).not.toHaveLength(0)
}
