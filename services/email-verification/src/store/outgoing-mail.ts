import type { Transaction } from 'kysely'
import type { OutgoingKind } from '../rules/outgoing.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import type { VerificationKey } from './verifications.ts'

export interface OutgoingRecord {
  readonly mailId: string
  readonly kind: OutgoingKind
  readonly messageId: string
  readonly inReplyTo: string | null
}

export async function insertOutgoingMail(
  tx: Transaction<Database>,
  vault: Vault,
  key: VerificationKey,
  mail: OutgoingRecord,
): Promise<void> {
  const { mailId, kind, messageId, inReplyTo } = mail
  await tx
    .insertInto('outgoingMail')
    .values({
      caseId: key.caseId,
      verificationId: key.verificationId,
      mailId,
      kind,
      messageId: vault.seal('outgoing_mail.message_id', mailId, messageId),
      inReplyTo:
        inReplyTo === null ? null : vault.seal('outgoing_mail.in_reply_to', mailId, inReplyTo),
      sentAt: null,
      refused: null,
    })
    .execute()
}

export async function countOutgoingMail(
  tx: Transaction<Database>,
  key: VerificationKey,
): Promise<number> {
  const { count } = await tx
    .selectFrom('outgoingMail')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Takes a mail of these kinds that was neither sent nor refused yet, counting the attempt; null when there is none. */
export async function takeOutgoingMail(
  tx: Transaction<Database>,
  vault: Vault,
  key: VerificationKey,
  { mailId, kinds }: { mailId: string; kinds: readonly OutgoingKind[] },
): Promise<OutgoingRecord | null> {
  if (kinds.length === 0) return null
  const row = await tx
    .updateTable('outgoingMail')
    .set((select) => ({ attempts: select('attempts', '+', 1) }))
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', mailId)
    .where('kind', 'in', kinds)
    .where('sentAt', 'is', null)
    .where('refused', 'is', null)
    .returningAll()
    .executeTakeFirst()
  if (!row) return null
  return {
    mailId,
    kind: row.kind,
    messageId: vault.open('outgoing_mail.message_id', mailId, row.messageId),
    inReplyTo: row.inReplyTo && vault.open('outgoing_mail.in_reply_to', mailId, row.inReplyTo),
  }
}

export async function closeOutgoingMail(
  tx: Transaction<Database>,
  key: VerificationKey,
  mailId: string,
  result: { sentAt: Date } | { refused: string },
): Promise<void> {
  await tx
    .updateTable('outgoingMail')
    .set(result)
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', mailId)
    .execute()
}
