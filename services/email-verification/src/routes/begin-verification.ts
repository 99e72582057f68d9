import { randomBytes } from 'node:crypto'
import {
  type Clearance,
  type Refusal,
  refuse,
  type SafeToText,
  type VerificationView,
} from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { type Address, createReplyToken } from '@gwirio/mail'
import type { Transaction } from 'kysely'
import { type Cause, carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import type { Decision } from '../rules/model.ts'
import { currentState, decide } from '../rules/verification.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import {
  hasFailed,
  insertVerification,
  lockHolderOfAddress,
  lockLiveOfParty,
} from '../store/verifications.ts'
import { presentVerification } from './present.ts'

export interface Beginning {
  readonly caseId: string
  readonly identityCheckId: string
  readonly address: Address
  readonly clearance: Clearance
  readonly safeToText: SafeToText
  readonly cause: Cause
}

type BeginRefusal = 'identity-check-too-old' | 'identity-check-not-passed' | 'address-not-usable'

/**
 * Begins the verification of a checked address, in one transaction: ends the party's live one, makes the new one, and
 * enqueues prompt and code. The same identity check with the same address again gives what it began before.
 */
export async function beginVerification(
  context: Context,
  beginning: Beginning,
): Promise<VerificationView | Refusal<BeginRefusal>> {
  try {
    return await tryToBegin(context, beginning)
  } catch (error) {
    // Two at once: PostgreSQL let one through, and the other now finds what it made
    const constraint = constraintOf(error)
    if (constraint === 'verification_one_live_per_address') return refuse('address-not-usable')
    if (constraint === 'verification_one_live_per_party')
      return await tryToBegin(context, beginning)
    throw error
  }
}

async function tryToBegin(context: Context, beginning: Beginning) {
  const { db, vault } = context
  const { caseId, identityCheckId, address, cause } = beginning
  const { partyId } = beginning.clearance
  return await db.transaction().execute(async (tx) => {
    const live = await lockLiveOfParty(tx, vault, { caseId, partyId })
    if (live && isSame(live, beginning)) return presentVerification(tx, context, live)
    // What used up its tries wants a new call (its remedy says so), not a new address
    if (await hasFailed(tx, { caseId, identityCheckId })) return refuse('identity-check-too-old')
    const sought = { caseId, partyId, address: address.normalised }
    const holder = await lockHolderOfAddress(tx, vault, sought)
    if (holder && belongs(holder, cause.at)) return refuse('address-not-usable')
    for (const over of [live, holder]) if (over) await endLive(tx, context, over, cause)
    return await insert(tx, context, beginning)
  })
}

/** A mailbox that another party has shown to read stays theirs, whatever became of the verification. */
function belongs(holder: VerificationRecord, now: Date): boolean {
  return holder.verifiedAt !== null || currentState(holder, now) === holder.state
}

function isSame(live: VerificationRecord, { identityCheckId, address, cause }: Beginning): boolean {
  const state = currentState(live, cause.at)
  return (
    (state === 'awaiting-reply' || state === 'verified') &&
    live.identityCheckId === identityCheckId &&
    live.address === address.normalised
  )
}

/** Supersedes it, or writes down that its time is over. */
async function endLive(
  tx: Transaction<Database>,
  context: Context,
  live: VerificationRecord,
  cause: Cause,
): Promise<void> {
  const kind = currentState(live, cause.at) === live.state ? 'supersede' : 'expire'
  const decision = decide(live, { kind }, cause.at, context.numbers)
  if ('refused' in decision)
    throw new Error(`A live verification could not end: ${decision.refused}`)
  await carryOut(tx, context, live, decision, cause)
}

async function insert(
  tx: Transaction<Database>,
  context: Context,
  beginning: Beginning,
): Promise<VerificationView | Refusal<BeginRefusal>> {
  const { clearance, identityCheckId, address, cause } = beginning
  const outcome = clearance.passed ? 'passed' : 'not-passed'
  const given = {
    verificationId: newId(),
    address: address.normalised,
    acceptsWeak: context.areasAcceptingWeak.has(clearance.area),
    isFrozen: false,
    needs: [],
    approval: null,
    identityCheck: { identityCheckId, outcome },
  } as const
  const decision = decide(null, { kind: 'start', given }, cause.at, context.numbers)
  if ('refused' in decision) return refuse('identity-check-not-passed')
  const record = describe(beginning, decision)
  await insertVerification(tx, context.vault, record)
  const begun = await carryOut(tx, context, record, decision, {
    ...cause,
    details: { identityCheckId, phoneIsPrivate: true, mailboxIsPrivate: true },
    personal: { address: address.typed, mobile: record.mobile },
  })
  return await presentVerification(tx, context, begun)
}

function describe(beginning: Beginning, { next }: Decision): VerificationRecord {
  const { caseId, clearance, address, safeToText, cause } = beginning
  if (clearance.mobile === null) throw new Error('A clearance without a mobile was let through')
  return {
    ...next,
    caseId,
    partyId: clearance.partyId,
    caseReference: clearance.caseReference,
    partyReference: clearance.partyReference,
    typedAddress: address.typed,
    mobile: clearance.mobile,
    language: clearance.language,
    area: clearance.area,
    safeToText,
    attention: null,
    replyToken: createReplyToken(randomBytes),
    startedAt: cause.at,
    version: 0,
  }
}

function constraintOf(error: unknown): string | null {
  const isViolation = error instanceof Error && 'code' in error && error.code === '23505'
  return isViolation && 'constraint' in error ? String(error.constraint) : null
}
