import type { AuditEventRow } from '@gwirio/audit'
import { findVerificationsByAddress } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import {
  newParty,
  operations,
  secretLines,
  start,
  startWorld,
  unwrap,
} from './email-verification.ts'

const world = await forThisFile(startWorld())

const find = async (address: string) =>
  unwrap(await world.call(findVerificationsByAddress, { body: { address } }))

describe('a search by address', () => {
  it('finds every party that had a verification of it, by references alone', async () => {
    const address = 'sian.evans@gmail.com'
    const [first, second] = [newParty(world), newParty(world)]
    for (const party of [first, second]) {
      const { caseId, verificationId } = unwrap(await start(world, party, { address }))
      const params = { caseId, verificationId }
      await world.call(operations.cancelVerification, { params, body: { reason: 'staff' } })
      unwrap(await start(world, party, { address }))
    }
    const found = [first, second].map(({ caseId, caseReference, partyId, partyReference }) => ({
      caseId,
      caseReference,
      partyId,
      partyReference,
    }))
    expect(await find(address)).toEqual({ parties: found, more: false })
    expect((await find('SianEvans+court@googlemail.com')).parties).toEqual(found)
    expect((await find('sian.evan@gmail.com')).parties).toEqual([])
  })

  it.each(['sian', 'sian@', '%@gmail.com'])('finds nothing for %s', async (text) => {
    expect(await find(text)).toEqual({ parties: [], more: false })
  })

  it('says when there are more than it shows', async () => {
    const address = 'office@post.example'
    const { verificationId } = unwrap(await start(world, newParty(world), { address }))
    await sql`insert into email_verification.verification
      select (jsonb_populate_record(pattern, jsonb_build_object('case_id', gen_random_uuid(),
        'verification_id', gen_random_uuid(), 'party_id', gen_random_uuid()))).*
      from email_verification.verification as pattern, generate_series(1, 20)
      where verification_id = ${verificationId}`.execute(world.db)
    const { parties, more } = await find(address)
    expect(parties).toHaveLength(20)
    expect(more).toBe(true)
  })

  it('is recorded with who asked, and the address as personal data', async () => {
    await find('nobody@post.example')
    const { rows } = await sql<AuditEventRow>`select * from audit.event
      where action = 'verification.searched' order by event_id desc limit 1`.execute(world.db)
    expect(rows).toMatchObject([{ actorId: 'siwan', details: { count: 0 } }])
    expect(Object.keys(rows[0]?.commitments ?? {})).toEqual(['address'])
    expect(secretLines(world)).toEqual([])
  })
})
