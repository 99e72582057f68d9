import type { Kysely } from 'kysely'
import { acceptableHolds, isAcceptable } from '../rules/held-reply.ts'
import {
  findHeldReply,
  findSameReply,
  type HeldReply,
  listHeldMail,
  type ReplyKey,
} from '../store/replies.ts'
import type { Database } from '../store/tables.ts'
import type { Vault } from '../store/vault.ts'
import type { VerificationRecord } from '../store/verification-record.ts'

/** The held reply, when two people can accept it. */
export async function findAcceptable(
  db: Kysely<Database>,
  vault: Vault,
  record: Pick<VerificationRecord, 'address'>,
  key: ReplyKey,
): Promise<HeldReply | null> {
  const held = await findHeldReply(db, vault, key)
  if (!held) return null
  const { messageDigest: digest, verdict } = held
  const cameBetter = digest !== null && (await findSameReply(db, key, digest)) !== null
  return isAcceptable({ ...held, isExamined: verdict !== null, cameBetter }, record) ? held : null
}

/** Whether there is any, the newest first. */
export async function hasAcceptable(
  db: Kysely<Database>,
  vault: Vault,
  record: VerificationRecord,
): Promise<boolean> {
  for (const mailId of await listHeldMail(db, record, acceptableHolds)) {
    const { caseId, verificationId } = record
    if (await findAcceptable(db, vault, record, { caseId, verificationId, mailId })) return true
  }
  return false
}
