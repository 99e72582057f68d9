import { jsonb } from '@gwirio/database'
import type { Kysely, Transaction } from 'kysely'
import type { Correspondence } from '../rules/model.ts'
import {
  type CorrespondenceRecord,
  openRow,
  recordColumns,
  stateColumns,
} from './correspondence-record.ts'
import type { Database, HandOver } from './tables.ts'
import type { Vault } from './vault.ts'

export interface CorrespondenceKey {
  readonly caseId: string
  readonly correspondenceId: string
}

export async function findCorrespondence(
  db: Kysely<Database>,
  vault: Vault,
  key: CorrespondenceKey,
): Promise<CorrespondenceRecord | null> {
  const row = await selectByKey(db, key).executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** Nobody else changes it until the transaction ends. */
export async function lockCorrespondence(
  tx: Transaction<Database>,
  vault: Vault,
  key: CorrespondenceKey,
): Promise<CorrespondenceRecord | null> {
  const row = await selectByKey(tx, key).forUpdate().executeTakeFirst()
  return row ? openRow(vault, row) : null
}

/** @param message whole, as it leaves but for its signature */
export async function insertCorrespondence(
  tx: Transaction<Database>,
  vault: Vault,
  { record, message }: { record: CorrespondenceRecord; message: Uint8Array },
): Promise<void> {
  const id = record.correspondenceId
  const { submitterName, isPastRecall: _past, ...plain } = record
  await tx
    .insertInto('correspondence')
    .values({
      ...plain,
      ...stateColumns(record),
      submitterName:
        submitterName === null
          ? null
          : vault.seal('correspondence.submitter_name', id, submitterName),
      address: vault.seal('correspondence.address', id, record.address),
      returnToken: vault.seal('correspondence.return_token', id, record.returnToken),
      returnTokenDigest: vault.returnTokenDigest(record.returnToken),
      message: vault.sealBytes('correspondence.message', id, message),
      documents: vault.seal('correspondence.documents', id, JSON.stringify(record.documents)),
      findings: jsonb(record.findings),
      handOver: null,
      remoteAnswer: null,
    })
    .execute()
}

/** Stores what a decision made of one that this transaction holds locked. */
export async function updateCorrespondence(
  tx: Transaction<Database>,
  vault: Vault,
  given: {
    key: CorrespondenceKey
    next: Correspondence & { version: number }
    handedOver?: { handOver: HandOver; remoteAnswer: string }
  },
): Promise<void> {
  const { key, next, handedOver } = given
  await tx
    .updateTable('correspondence')
    .set({
      ...stateColumns(next),
      version: next.version,
      ...(handedOver && {
        handOver: jsonb(handedOver.handOver),
        remoteAnswer: vault.seal(
          'correspondence.remote_answer',
          key.correspondenceId,
          handedOver.remoteAnswer,
        ),
      }),
    })
    .where('caseId', '=', key.caseId)
    .where('correspondenceId', '=', key.correspondenceId)
    .executeTakeFirstOrThrow()
}

export async function changeVerification(
  tx: Transaction<Database>,
  { caseId, correspondenceId }: CorrespondenceKey,
  verificationId: string,
): Promise<void> {
  await tx
    .updateTable('correspondence')
    .set({ verificationId })
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .execute()
}

/** @throws Error when it is not there, or its content was disposed of */
export async function readMessage(
  db: Kysely<Database>,
  vault: Vault,
  { caseId, correspondenceId }: CorrespondenceKey,
): Promise<Buffer> {
  const row = await db
    .selectFrom('correspondence')
    .select('message')
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
    .executeTakeFirstOrThrow()
  if (!row.message) throw new Error('The content of what left was disposed of')
  return vault.openBytes('correspondence.message', correspondenceId, row.message)
}

function selectByKey(db: Kysely<Database>, { caseId, correspondenceId }: CorrespondenceKey) {
  return db
    .selectFrom('correspondence')
    .select(recordColumns)
    .where('caseId', '=', caseId)
    .where('correspondenceId', '=', correspondenceId)
}
