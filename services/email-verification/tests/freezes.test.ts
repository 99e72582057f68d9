import { randomUUID } from 'node:crypto'
import { freeze, listFreezes, requestLift, requestResume } from '@gwirio/contracts'
import { forThisFile } from '@gwirio/testing'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { lockCases } from '../src/store/case-lock.ts'
import {
  ask,
  newParty,
  type Party,
  read,
  secretLines,
  start,
  startAndPrompt,
  startWorld,
  unwrap,
  waitForChange,
  waiting,
} from './email-verification.ts'
import { approve, as, auditOf, decide, note } from './people.ts'
import { codeFor, replyTo } from './service-user.ts'

const world = await forThisFile(startWorld())

async function stop({ caseId, caseReference, area, ...given }: Party, isWholeCase = false) {
  const { partyId, partyReference } = given
  const party = isWholeCase ? null : { partyId, partyReference }
  const body = { caseReference, area, party, note }
  return unwrap(await as(world, 'siwan')(freeze, { caseId }, body)).freezes
}

async function verify(party = newParty(world)) {
  const started = await startAndPrompt(world, party)
  await replyTo(world, started, { text: codeFor(world, started) })
  await waitForChange(world, started.key, 'verified')
  return started
}

describe('a freeze', () => {
  it('suspends what is verified and closes the gate at once', async () => {
    const { party, key } = await verify()
    expect(await stop(party)).toMatchObject([
      { partyId: party.partyId, frozenBy: 'Name of siwan', liftedAt: null, approvalId: null },
    ])
    expect(await read(world, key)).toMatchObject({
      state: 'suspended',
      reason: 'frozen',
      frozen: true,
      allowed: ['end', 'settle', 'move-to-area'],
    })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
    expect(await as(world, 'siwan')(requestResume, key, { note })).toEqual({ refused: 'frozen' })
  })

  it('cancels what is open without a sign, for every party of the case, and nothing starts', async () => {
    const one = await startAndPrompt(world)
    const other = await startAndPrompt(world, newParty(world, { caseId: one.party.caseId }))
    await stop(one.party, true)
    for (const { key, party } of [one, other]) {
      expect(await read(world, key)).toMatchObject({ state: 'cancelled', reason: 'frozen' })
      await vi.waitFor(() => expect(world.smsCode.stopped).toContain(key.verificationId), waiting)
      expect(world.mail.mail(party.address)).toHaveLength(1)
      expect(await start(world, party)).toEqual({ refused: 'frozen' })
    }
  })

  it('is described by what is known of the case and the party, by its caller only where nothing is', async () => {
    const { party } = await startAndPrompt(world)
    const wrong = { caseReference: 'GW26P99999', partyReference: '9', area: 'north-wales' } as const
    const { caseReference, area, partyReference } = party
    const known = { caseReference, area }
    const described = async (given: Party) => {
      await stop({ ...given, ...wrong })
      const { rows } = await sql`select case_reference, area, party_reference
        from email_verification.case_freeze where party_id = ${given.partyId}`.execute(world.db)
      return rows
    }
    expect(await described(party)).toEqual([{ ...known, partyReference }])
    const other = newParty(world, { caseId: party.caseId })
    expect(await described(other)).toEqual([{ ...known, partyReference: '9' }])
    expect(await described(newParty(world))).toEqual([wrong])
  })

  it('wants no more than the ids of what has a verification', async () => {
    const { party, key } = await startAndPrompt(world)
    const freezeOf = (given: Party) =>
      as(world, 'siwan')(
        freeze,
        { caseId: given.caseId },
        { party: { partyId: given.partyId }, note },
      )
    unwrap(await freezeOf(party))
    expect(await read(world, key)).toMatchObject({ state: 'cancelled', frozen: true })
    expect(await freezeOf(newParty(world, { caseId: party.caseId }))).toEqual({
      refused: 'not-ready',
    })
  })

  it('leaves the other parties and other cases alone', async () => {
    const one = await startAndPrompt(world)
    const other = await startAndPrompt(world, newParty(world, { caseId: one.party.caseId }))
    await stop(one.party)
    expect(await read(world, other.key)).toMatchObject({ state: 'awaiting-reply', frozen: false })
  })

  it('is made once, however often it is pressed', async () => {
    const party = newParty(world)
    await Promise.all([stop(party), stop(party), stop(party)])
    expect(await stop(party)).toHaveLength(1)
    const { freezes } = unwrap(await as(world, 'alun')(listFreezes, { caseId: party.caseId }))
    expect(freezes).toHaveLength(1)
    const actions = (await auditOf(world, party.caseId)).map(({ action }) => action)
    expect(actions.filter((action) => action === 'freeze.made')).toHaveLength(1)
    expect(actions.at(-1)).toBe('freeze.listed')
    expect(secretLines(world)).toEqual([])
  })
})

describe('lifting a freeze', () => {
  it('takes a second person and resumes nothing', async () => {
    const { party, key } = await verify()
    const [frozen] = await stop(party)
    const asked = await askToLift(party, frozen?.freezeId)
    expect(asked).toMatchObject({ kinds: ['lift-freeze'], needs: 'second-person' })
    const { freezes } = unwrap(await as(world, 'mair')(listFreezes, { caseId: party.caseId }))
    expect(freezes[0]).toMatchObject({ approvalId: asked.approvalId, liftedAt: null, note })
    expect(await decide(world, 'siwan', asked)).toEqual({ refused: 'own-request' })
    expect(await start(world, party)).toEqual({ refused: 'frozen' })
    await approve(world, 'rhodri', asked)
    expect(await read(world, key)).toMatchObject({
      state: 'suspended',
      frozen: false,
      allowed: expect.arrayContaining(['request-resume']),
    })
    expect(await ask(world, party)).toMatchObject({ answer: 'no' })
    expect((await auditOf(world, party.caseId)).slice(-4)).toMatchObject([
      { action: 'freeze.lifted', actor: 'rhodri', details: { requestedBy: 'siwan' } },
      { action: 'approval.approved', actor: 'rhodri' },
      { action: 'verification.viewed' },
      { action: 'status.asked', reason: 'suspended' },
    ])
  })

  it('is refused for what is not frozen, and the case can be frozen again', async () => {
    const party = newParty(world)
    const [frozen] = await stop(party)
    await approve(world, 'rhodri', await askToLift(party, frozen?.freezeId))
    const params = { caseId: party.caseId, freezeId: frozen?.freezeId }
    expect(await as(world, 'siwan')(requestLift, params, { note })).toEqual({
      refused: 'freeze-not-found',
    })
    const elsewhere = { ...params, caseId: randomUUID() }
    expect(await as(world, 'siwan')(requestLift, elsewhere, { note })).toEqual({
      refused: 'freeze-not-found',
    })
    expect(await stop(party)).toHaveLength(2)
    expect(await start(world, party)).toEqual({ refused: 'frozen' })
  })

  async function askToLift({ caseId }: Party, freezeId: string | undefined) {
    return unwrap(await as(world, 'siwan')(requestLift, { caseId, freezeId }, { note }))
  }
})

describe('a freeze and a start at once', () => {
  it('wins when it is committed before the start is', async () => {
    const party = newParty(world)
    const { caseId } = party
    let starting: ReturnType<typeof start> | undefined
    await world.db
      .withSchema('email_verification')
      .transaction()
      .execute(async (tx) => {
        await lockCases(tx, [caseId])
        starting = start(world, party)
        await vi.waitFor(async () => expect(await countWaiting()).toBe(1), waiting)
        const none = Buffer.alloc(0)
        const sealed = { note: none, frozenBy: 'siwan', freezerName: none }
        const { caseReference, area } = party
        const described = { caseReference, area, partyId: null, partyReference: null }
        const times = { frozenAt: new Date(), liftedAt: null }
        const row = { caseId, freezeId: randomUUID(), ...described, ...sealed, ...times }
        await tx.insertInto('caseFreeze').values(row).execute()
      })
    expect(await starting).toEqual({ refused: 'frozen' })
  })

  it('leaves nothing live, whichever comes first', async () => {
    const outcomes = new Set<string>()
    for (let round = 0; round < 12; round += 1) {
      const party = newParty(world)
      const starting = start(world, party)
      if (round % 3 > 0) await new Promise(setImmediate)
      const [started] = await Promise.all([starting, stop(party)])
      if ('refused' in started) {
        outcomes.add('refused')
        expect(started).toEqual({ refused: 'frozen' })
      } else {
        outcomes.add('cancelled')
        expect(await read(world, started)).toMatchObject({ state: 'cancelled', reason: 'frozen' })
      }
    }
    expect(outcomes.size).toBeGreaterThan(0)
  })

  async function countWaiting() {
    const { rows } = await sql<{ count: number }>`
      select count(*)::integer as count from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(
      world.db,
    )
    return rows[0]?.count
  }
})
