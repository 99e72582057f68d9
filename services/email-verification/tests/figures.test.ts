import { randomUUID } from 'node:crypto'
import { type Area, readFigures } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { newParty, start, startWorld, unwrap } from './email-verification.ts'

const world = await forThisFile(startWorld())
beforeAll(async () => {
  // Every other row is made from this one
  unwrap(await start(world, newParty(world)))
  await sql`update email_verification.verification set started_at = '2020-01-01T00:00:00Z'`.execute(
    world.db,
  )
  world.clock.set('2026-07-01T12:00:00Z')
})

const figures = async (from: string, to: string) =>
  unwrap(await world.call(readFigures, { body: { from, to } }))

interface Story {
  readonly area: Area
  readonly startedAt: string
  readonly state: string
  readonly verifiedAt?: string
  readonly verifiedUntil?: string
  readonly changes?: ReadonlyArray<readonly [kind: string, at: string, reason?: string]>
}

/** A verification as it would be stored, with some of its changes. */
async function tell({ area, startedAt, state, verifiedAt, verifiedUntil, changes = [] }: Story) {
  const [caseId, verificationId] = [randomUUID(), randomUUID()]
  const row = {
    case_id: caseId,
    verification_id: verificationId,
    area,
    state,
    started_at: startedAt,
    open_until: new Date(Date.parse(startedAt) + 86_400_000).toISOString(),
    verified_at: verifiedAt ?? null,
    verified_until: verifiedUntil ?? (verifiedAt ? '2027-06-30T00:00:00Z' : null),
    level: verifiedAt ? 'strong' : null,
  }
  await sql`insert into email_verification.verification
    select (jsonb_populate_record(verification, ${JSON.stringify(row)}::jsonb)).*
    from email_verification.verification where started_at = '2020-01-01T00:00:00Z'`.execute(
    world.db,
  )
  for (const [position, [kind, at, reason = null]] of changes.entries())
    await sql`insert into email_verification.change (case_id, verification_id, sequence, kind, at, reason)
      values (${caseId}, ${verificationId}, ${position + 1}, ${kind}, ${at}, ${reason})`.execute(
      world.db,
    )
}

const at = (time: string) => `2026-06-10T${time}Z`

describe('the figures', () => {
  it('count what became of the verifications of some days, by area', async () => {
    const [area, startedAt] = ['gwent', at('09:00:00')] as const
    const verified = { area, startedAt, verifiedAt: at('09:05:00') } as const
    await tell({ ...verified, state: 'verified' })
    await tell({ ...verified, state: 'verified' })
    await tell({ ...verified, state: 'suspended' })
    await tell({ ...verified, state: 'verified', verifiedUntil: '2026-06-30T00:00:00Z' })
    await tell({ area: 'north-wales', startedAt, state: 'failed' })
    await tell({ area: 'north-wales', startedAt, state: 'awaiting-reply' })
    await tell({ area: 'north-wales', startedAt: at('23:30:00'), state: 'cancelled' })
    expect((await figures('2026-06-10', '2026-06-10')).outcomes).toEqual([
      { area: 'gwent', outcome: 'ended', count: 1 },
      { area: 'gwent', outcome: 'suspended', count: 1 },
      { area: 'gwent', outcome: 'verified', count: 2 },
      // Nobody has written down yet that its time is over
      { area: 'north-wales', outcome: 'expired', count: 1 },
      { area: 'north-wales', outcome: 'failed', count: 1 },
    ])
    // In Wales it began half an hour after midnight
    expect((await figures('2026-06-11', '2026-06-11')).outcomes).toEqual([
      { area: 'north-wales', outcome: 'cancelled', count: 1 },
    ])
  })

  it('measure the minutes from prompt to reply, with their median', async () => {
    const day = (time: string) => `2026-05-10T${time}Z`
    const prompted = (verifiedAt: string) =>
      tell({
        area: 'gwent',
        startedAt: day('09:00:00'),
        state: 'verified',
        verifiedAt: day(verifiedAt),
        changes: [
          ['started', day('09:00:00')],
          ['prompt-sent', day('09:01:00')],
        ],
      })
    for (const time of ['09:02:59', '09:04:00', '09:05:00', '09:41:00']) await prompted(time)
    const { minutesToVerified, medianMinutesToVerified } = await figures('2026-05-10', '2026-05-10')
    expect(minutesToVerified).toEqual([
      { upTo: 2, count: 1 },
      { upTo: 5, count: 2 },
      { upTo: 10, count: 0 },
      { upTo: 20, count: 0 },
      { upTo: 30, count: 0 },
      { upTo: 60, count: 1 },
      { upTo: 240, count: 0 },
      { upTo: 1440, count: 0 },
      { upTo: null, count: 0 },
    ])
    expect(medianMinutesToVerified).toBe(3.5)
  })

  it('count the reasons for which replies were held', async () => {
    const startedAt = '2026-04-10T09:00:00Z'
    const held = (reason: string) => ['reply-held', startedAt, reason] as const
    const changes = [held('has-cc'), held('has-cc'), held('other-address')]
    await tell({ area: 'gwent', startedAt, state: 'awaiting-reply', changes })
    await tell({ area: 'south-wales', startedAt, state: 'failed', changes: [held('has-cc')] })
    expect((await figures('2026-04-01', '2026-04-30')).holds).toEqual([
      { area: 'gwent', reason: 'has-cc', count: 2 },
      { area: 'gwent', reason: 'other-address', count: 1 },
      { area: 'south-wales', reason: 'has-cc', count: 1 },
    ])
  })

  it('are nothing for days without any', async () => {
    const nothing = await figures('2025-01-01', '2025-12-31')
    expect(nothing).toMatchObject({ outcomes: [], holds: [], medianMinutesToVerified: null })
    expect(nothing.minutesToVerified.every(({ count }) => count === 0)).toBe(true)
    expect((await figures('2026-06-11', '2026-06-10')).outcomes).toEqual([])
  })
})
