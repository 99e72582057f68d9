import type { Kysely } from 'kysely'
import { acceptableHolds } from '../rules/steps.ts'
import { findHeldReply, findSameReply, type HeldReply, type ReplyKey } from '../store/replies.ts'
import type { Database } from '../store/tables.ts'
import type { Vault } from '../store/vault.ts'
import type { VerificationRecord } from '../store/verification-record.ts'

/** The held reply, when two people can accept it: from the preferred address, and held for nothing but who wrote it. */
export async function findAcceptable(
  db: Kysely<Database>,
  vault: Vault,
  record: Pick<VerificationRecord, 'address'>,
  key: ReplyKey,
): Promise<HeldReply | null> {
  const held = await findHeldReply(db, vault, key)
  if (!held || !acceptableHolds.includes(held.reason ?? '')) return null
  if (held.verdict === null || held.from !== record.address) return null
  // The same message came better authenticated, and was looked at
  if (held.messageDigest && (await findSameReply(db, key, held.messageDigest))) return null
  return held
}
