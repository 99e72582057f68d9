import type { ReceivedMail } from '@gwirio/mail'
import type { Kysely, Transaction } from 'kysely'
import type { CorrespondenceKey } from './correspondence.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

/** What came back, before anything was read in it. */
export type ReturnedMail = Pick<ReceivedMail, 'raw' | 'recipients'>

export async function insertReturnedMail(
  tx: Transaction<Database>,
  vault: Vault,
  { mailId, mail }: { mailId: string; mail: ReceivedMail },
): Promise<void> {
  const { mailFrom } = mail
  await tx
    .insertInto('returnedMail')
    .values({
      mailId,
      raw: vault.sealBytes('returned_mail.raw', mailId, mail.raw),
      recipients: vault.seal('returned_mail.recipients', mailId, JSON.stringify(mail.recipients)),
      mailFrom: mailFrom === null ? null : vault.seal('returned_mail.mail_from', mailId, mailFrom),
      remoteAddress: mail.remoteAddress,
      helo: mail.helo?.slice(0, 255) ?? null,
      tls: mail.tls,
      receivedAt: mail.receivedAt,
      processedAt: null,
      outcome: null,
    })
    .execute()
}

/** Null when it was read: what it held may be gone. */
export async function readUnreadMail(
  db: Kysely<Database>,
  vault: Vault,
  mailId: string,
): Promise<ReturnedMail | null> {
  const row = await db
    .selectFrom('returnedMail')
    .select(['raw', 'recipients'])
    .where('mailId', '=', mailId)
    .where('processedAt', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  if (!row.raw || !row.recipients) throw new Error('What came back was cleared before it was read')
  return {
    raw: vault.openBytes('returned_mail.raw', mailId, row.raw),
    recipients: JSON.parse(vault.open('returned_mail.recipients', mailId, row.recipients)),
  }
}

/** @returns false when another run has closed it */
export async function closeReturnedMail(
  tx: Transaction<Database>,
  mailId: string,
  given: { outcome: string; processedAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('returnedMail')
    .set(given)
    .where('mailId', '=', mailId)
    .where('processedAt', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Removes what old mail holds that belongs to nothing of ours; that it came stays known. @returns how many there were */
export async function clearUnknownReturned(db: Kysely<Database>, before: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('returnedMail')
    .set({ raw: null, recipients: null, mailFrom: null })
    .where('outcome', 'like', 'unknown-%')
    .where('raw', 'is not', null)
    .where('receivedAt', '<', before)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** What left under a return path. */
export async function findByReturnToken(
  db: Kysely<Database>,
  vault: Vault,
  token: string,
): Promise<CorrespondenceKey | null> {
  const row = await db
    .selectFrom('correspondence')
    .select(['caseId', 'correspondenceId'])
    .where('returnTokenDigest', '=', vault.returnTokenDigest(token))
    .executeTakeFirst()
  return row ?? null
}
