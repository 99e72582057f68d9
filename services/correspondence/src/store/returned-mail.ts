import type { ReceivedMail } from '@gwirio/mail'
import type { Kysely, Transaction } from 'kysely'
import type { CorrespondenceKey } from './correspondence.ts'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

/** What came back, before anything was read in it. */
export interface ReturnedMail
  extends Pick<ReceivedMail, 'raw' | 'recipients' | 'mailFrom' | 'receivedAt'> {
  readonly processedAt: Date | null
}

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

/** @throws Error when it is not there, or its content was cleared */
export async function readReturnedMail(
  db: Kysely<Database>,
  vault: Vault,
  mailId: string,
): Promise<ReturnedMail> {
  const row = await db
    .selectFrom('returnedMail')
    .select(['raw', 'recipients', 'mailFrom', 'receivedAt', 'processedAt'])
    .where('mailId', '=', mailId)
    .executeTakeFirstOrThrow()
  if (!row.raw) throw new Error('The content of what came back was cleared')
  return {
    raw: vault.openBytes('returned_mail.raw', mailId, row.raw),
    recipients: JSON.parse(vault.open('returned_mail.recipients', mailId, row.recipients)),
    mailFrom: row.mailFrom && vault.open('returned_mail.mail_from', mailId, row.mailFrom),
    receivedAt: row.receivedAt,
    processedAt: row.processedAt,
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
