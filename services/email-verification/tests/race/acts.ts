import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Command } from '../../src/rules/command.ts'
import { decide } from '../../src/rules/verification.ts'
import { lockCases } from '../../src/store/case-lock.ts'
import { insertFreeze, isPartyFrozen, liftFreeze } from '../../src/store/freezes.ts'
import type { Database } from '../../src/store/tables.ts'
import type { VerificationRecord } from '../../src/store/verification-record.ts'
import {
  insertVerification,
  lockLiveOfCase,
  lockLiveOfParty,
  lockVerification,
  updateVerification,
} from '../../src/store/verifications.ts'
import { numbers } from '../rule-samples.ts'
import { newRecord, type Store } from '../stored.ts'
import type { ActName } from './histories.ts'

type Act = (
  tx: Transaction<Database>,
  given: { store: Store; record: VerificationRecord; now: Date },
) => Promise<void>

/** What the routes do, by the same rules and the same locks, without the HTTP around them. */
export const acts: Record<ActName, Act> = {
  suspend: (tx, given) => decideLocked(tx, given, { kind: 'suspend', reason: 'doubt' }),
  end: (tx, given) => decideLocked(tx, given, { kind: 'end', reason: 'withdrawn' }),
  async freeze(tx, given) {
    const { store, record } = given
    await lockCases(tx, [record.caseId])
    await insertFreeze(tx, store.vault, freezeOf(given))
    await decideLive(tx, given, { kind: 'freeze' })
  },
  async 'end-case'(tx, given) {
    await lockCases(tx, [given.record.caseId])
    await decideLive(tx, given, { kind: 'case-ended' })
  },
  async supersede(tx, { store, record, now }) {
    await lockCases(tx, [record.caseId])
    const live = await lockLiveOfParty(tx, store.vault, record)
    if (live) await carry(tx, live, { kind: 'supersede' }, now)
    const { caseId, partyId, caseReference, partyReference } = record
    const next = {
      caseId,
      partyId,
      caseReference,
      partyReference,
      state: 'awaiting-reply' as const,
    }
    await insertVerification(tx, store.vault, newRecord(now, next))
  },
  async resume(tx, given) {
    const { caseId, partyId, verificationId } = given.record
    await lockCases(tx, [caseId])
    const isFrozen = await isPartyFrozen(tx, { caseId, partyId })
    const approval = { verificationId, requestedBy: 'siwan', decidedBy: 'mair', byManager: true }
    await decideLocked(tx, given, { kind: 'resume', approval, isFrozen })
  },
  async lift(tx, { record: { caseId }, now }) {
    await lockCases(tx, [caseId])
    const frozen = await tx
      .selectFrom('caseFreeze')
      .select('freezeId')
      .where('caseId', '=', caseId)
      .where('liftedAt', 'is', null)
      .execute()
    for (const { freezeId } of frozen) await liftFreeze(tx, { caseId, freezeId }, now)
  },
}

async function decideLocked(
  tx: Transaction<Database>,
  { store, record, now }: Parameters<Act>[1],
  command: Command,
): Promise<void> {
  const locked = await lockVerification(tx, store.vault, record)
  if (locked) await carry(tx, locked, command, now)
}

async function decideLive(
  tx: Transaction<Database>,
  { store, record, now }: Parameters<Act>[1],
  command: Command,
): Promise<void> {
  const party = { caseId: record.caseId, partyId: null }
  for (const live of await lockLiveOfCase(tx, store.vault, party))
    await carry(tx, live, command, now)
}

async function carry(
  tx: Transaction<Database>,
  locked: VerificationRecord,
  command: Command,
  now: Date,
): Promise<void> {
  const decision = decide(locked, command, now, numbers)
  if ('refused' in decision) return
  await updateVerification(tx, locked, { ...locked, ...decision.next })
}

function freezeOf({ record, now }: Parameters<Act>[1]) {
  const { caseId, caseReference, partyId, partyReference, area } = record
  const frozen = { frozenBy: 'siwan', freezerName: 'Siwan', frozenAt: now, liftedAt: null }
  const party = { partyId, partyReference }
  return { caseId, freezeId: randomUUID(), caseReference, area, ...party, ...frozen, note: 'doubt' }
}
