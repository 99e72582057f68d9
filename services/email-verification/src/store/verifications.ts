import { jsonb } from '@gwirio/database'
import type { Kysely, Transaction } from 'kysely'
import { liveStates, type Verification } from '../rules/model.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import {
  attentionColumns,
  openRow,
  stateColumns,
  type VerificationRecord,
} from './verification-record.ts'

export interface VerificationKey {
  readonly caseId: string
  readonly verificationId: string
}

export async function findVerification(
  db: Kysely<Database>,
  vault: Vault,
  key: VerificationKey,
): Promise<VerificationRecord | null> {
  const row = await selectByKey(db, key).executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** Nobody else changes it until the transaction ends. */
export async function lockVerification(
  tx: Transaction<Database>,
  vault: Vault,
  key: VerificationKey,
): Promise<VerificationRecord | null> {
  const row = await selectByKey(tx, key).forUpdate().executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** The one that is stored as live; time may have ended it already. */
export async function lockLiveOfParty(
  tx: Transaction<Database>,
  vault: Vault,
  party: { caseId: string; partyId: string },
): Promise<VerificationRecord | null> {
  const row = await tx
    .selectFrom('verification')
    .selectAll()
    .where('caseId', '=', party.caseId)
    .where('partyId', '=', party.partyId)
    .where('state', 'in', liveStates)
    .forUpdate()
    .executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** What is stored as live of one party, or of the whole case. */
export async function lockLiveOfCase(
  tx: Transaction<Database>,
  vault: Vault,
  { caseId, partyId }: { caseId: string; partyId: string | null },
): Promise<VerificationRecord[]> {
  const live = tx
    .selectFrom('verification')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('state', 'in', liveStates)
    .orderBy('verificationId')
    .forUpdate()
  const rows = await (partyId === null ? live : live.where('partyId', '=', partyId)).execute()
  return rows.map((row) => openRow(vault, row))
}

/** Newest first. */
export async function listOfParty(
  db: Kysely<Database>,
  vault: Vault,
  party: { caseId: string; partyId: string },
): Promise<VerificationRecord[]> {
  const rows = await db
    .selectFrom('verification')
    .selectAll()
    .where('caseId', '=', party.caseId)
    .where('partyId', '=', party.partyId)
    .orderBy('startedAt', 'desc')
    .orderBy('verificationId', 'desc')
    .limit(50)
    .execute()
  return rows.map((row) => openRow(vault, row))
}

/**
 * The one of another party of these cases that this address, in its collision form, belongs to: one that was ever verified,
 * else the one that is stored as live.
 */
export async function lockHolderOfAddress(
  tx: Transaction<Database>,
  vault: Vault,
  given: { caseIds: readonly string[]; partyId: string; address: string },
): Promise<VerificationRecord | null> {
  const row = await tx
    .selectFrom('verification')
    .selectAll()
    .where('caseId', 'in', [...given.caseIds])
    .where('comparableIndex', '=', vault.comparableIndex(given.address))
    .where('partyId', '<>', given.partyId)
    .where(({ eb, or }) => or([eb('state', 'in', liveStates), eb('verifiedAt', 'is not', null)]))
    .orderBy('verifiedAt', (order) => order.asc().nullsLast())
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** Whether all tries or codes that one identity check gave were used up. */
export async function hasFailed(
  tx: Transaction<Database>,
  given: { caseId: string; identityCheckId: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('verification')
    .select('verificationId')
    .where('caseId', '=', given.caseId)
    .where('identityCheckId', '=', given.identityCheckId)
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertVerification(
  tx: Transaction<Database>,
  vault: Vault,
  record: VerificationRecord,
): Promise<void> {
  const { caseId, verificationId } = record
  await tx
    .insertInto('verification')
    .values({
      caseId,
      verificationId,
      partyId: record.partyId,
      caseReference: record.caseReference,
      partyReference: record.partyReference,
      identityCheckId: record.identityCheckId,
      address: vault.seal('verification.address', verificationId, record.typedAddress),
      addressIndex: vault.addressIndex(record.address),
      comparableIndex: vault.comparableIndex(record.address),
      mobile: vault.seal('verification.mobile', verificationId, record.mobile),
      replyToken: vault.seal('verification.reply_token', verificationId, record.replyToken),
      language: record.language,
      area: record.area,
      safeToText: jsonb(record.safeToText),
      ...attentionColumns(record.attention),
      acceptsWeak: record.acceptsWeak,
      startedAt: record.startedAt,
      endedAt: null,
      version: record.version,
      ...stateColumns(record),
    })
    .execute()
  await tx
    .insertInto('replyToken')
    .values({ tokenDigest: vault.tokenDigest(record.replyToken), caseId, verificationId })
    .execute()
}

/** Stores what a decision made of a verification that this transaction holds locked. */
export async function updateVerification(
  tx: Transaction<Database>,
  key: VerificationKey,
  next: Pick<VerificationRecord, keyof Verification | 'version' | 'area' | 'attention'> & {
    endedAt?: Date
  },
): Promise<void> {
  await tx
    .updateTable('verification')
    .set({
      ...stateColumns(next),
      ...attentionColumns(next.attention),
      area: next.area,
      version: next.version,
      ...(next.endedAt ? { endedAt: next.endedAt } : {}),
    })
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .executeTakeFirstOrThrow()
}

function selectByKey(db: Kysely<Database>, { caseId, verificationId }: VerificationKey) {
  return db
    .selectFrom('verification')
    .selectAll()
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
}
