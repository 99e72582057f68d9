import { randomBytes } from 'node:crypto'
import {
  type Clearance,
  isRefusal,
  type Refusal,
  refuse,
  type SafeToText,
  type VerificationView,
} from '@gwirio/contracts'
import { type Address, createReplyToken } from '@gwirio/mail'
import type { Caller } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import { actOn } from '../act-on.ts'
import { casesOf } from '../approvals/find-start-needs.ts'
import { tellHistory } from '../approvals/tell-history.ts'
import { type Cause, carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { presentVerification } from '../present.ts'
import type { Decision } from '../rules/model.ts'
import { holdsItsAddress } from '../rules/other-parties.ts'
import { currentState } from '../rules/verification.ts'
import { lockCases } from '../store/case-lock.ts'
import { countPartyChanges } from '../store/party-changes.ts'
import type { Database } from '../store/tables.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import {
  hasFailed,
  insertVerification,
  lockHolderOfAddress,
  lockLiveOfParty,
} from '../store/verifications.ts'
import { decideStart, type StartDecision } from './decide-start.ts'

export interface Beginning {
  readonly caseId: string
  readonly identityCheckId: string
  readonly address: Address
  readonly clearance: Clearance
  /** How many changes of the case and of linked ones were reported before it was read. */
  readonly changesBefore: number
  readonly safeToText: SafeToText
  readonly cause: Cause
  readonly caller: Caller
}

type BeginRefusal =
  | 'identity-check-too-old'
  | 'identity-check-not-passed'
  | 'address-not-usable'
  | 'frozen'
  | 'approval-needed'
  | 'not-ready'

/**
 * Begins the verification of a checked address, in one transaction: ends the party's live one, makes the new one, and
 * enqueues prompt and code. The same identity check with the same address again gives what it began before. A freeze, or
 * a change on file, that was committed first wins.
 */
export async function beginVerification(
  context: Context,
  beginning: Beginning,
): Promise<VerificationView | Refusal<BeginRefusal>> {
  const { db, vault } = context
  const { caseId, identityCheckId, address, cause } = beginning
  const { partyId } = beginning.clearance
  const caseIds = casesOf(beginning)
  return await db.transaction().execute(async (tx) => {
    await lockCases(tx, caseIds)
    // What identity-check said may not be true any more
    const changes = await countPartyChanges(tx, caseIds)
    if (changes !== beginning.changesBefore) return refuse('not-ready')
    const live = await lockLiveOfParty(tx, vault, { caseId, partyId })
    if (live && isSame(live, beginning)) return presentVerification(tx, context, live)
    // What used up its tries wants a new call (its remedy says so), not a new address
    if (await hasFailed(tx, { caseId, identityCheckId })) return refuse('identity-check-too-old')
    const start = await decideStart(tx, context, beginning)
    if (isRefusal(start)) return start
    // Others that hold the address were a collision, but for one whose time is over; a reply that came in time can have
    // verified it since
    const sought = { caseIds, partyId, address: address.normalised }
    const over = await lockHolderOfAddress(tx, vault, sought)
    if (over && holdsItsAddress(over, cause.at)) return refuse('address-not-usable')
    for (const each of [live, over]) if (each) await endLive(tx, context, each, cause)
    return await insert(tx, context, { beginning, start })
  })
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
  const done = await actOn(tx, context, live, { command: { kind }, cause })
  if ('refused' in done) throw new Error(`A live verification could not end: ${done.refused}`)
}

async function insert(
  tx: Transaction<Database>,
  context: Context,
  { beginning, start }: { beginning: Beginning; start: StartDecision },
): Promise<VerificationView> {
  const { identityCheckId, address, cause, caller } = beginning
  const { decision, approved } = start
  const record = describe(beginning, decision)
  await insertVerification(tx, context.vault, record)
  const begun = await carryOut(tx, context, record, decision, {
    ...cause,
    details: { identityCheckId, phoneIsPrivate: true, mailboxIsPrivate: true },
    personal: { address: address.typed, mobile: record.mobile },
  })
  const told = approved
    ? await tellHistory(tx, context, begun, {
        kind: 'approval-granted',
        approval: approved,
        caller,
      })
    : begun
  return await presentVerification(tx, context, told)
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
