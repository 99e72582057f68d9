import type { ReceivedMail } from '@gwirio/mail'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'

/** A message of the journal. */
export interface JournalEntry extends ReceivedMail {
  readonly mailId: string
  readonly processedAt: Date | null
}

/** @returns false when it was fetched before, and nothing was stored */
export async function insertReceivedMail(
  tx: Transaction<Database>,
  vault: Vault,
  mailId: string,
  mail: ReceivedMail,
): Promise<boolean> {
  const { wayIn, mailFrom } = mail
  const isFetched = wayIn === 'imap' || wayIn === 'file'
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('receivedMail')
    .values({
      mailId,
      wayIn,
      viaEdge: mail.viaEdge,
      // One character for each byte, so that what is opened again is what came
      raw: vault.seal('received_mail.raw', mailId, Buffer.from(mail.raw).toString('latin1')),
      digest: isFetched ? vault.contentDigest(mail.raw) : null,
      remoteAddress: mail.remoteAddress,
      helo: mail.helo?.slice(0, 255) ?? null,
      mailFrom: mailFrom === null ? null : vault.seal('received_mail.mail_from', mailId, mailFrom),
      recipients: vault.seal('received_mail.recipients', mailId, JSON.stringify(mail.recipients)),
      tls: mail.tls,
      receivedAt: mail.receivedAt,
      processedAt: null,
      outcome: null,
    })
    .onConflict((conflict) => conflict.column('digest').where('digest', 'is not', null).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** @throws Error when it is not there, or its content was cleared */
export async function readReceivedMail(
  db: Kysely<Database>,
  vault: Vault,
  mailId: string,
): Promise<JournalEntry> {
  const row = await db
    .selectFrom('receivedMail')
    .selectAll()
    .where('mailId', '=', mailId)
    .executeTakeFirstOrThrow()
  if (!row.raw) throw new Error('The content of a mail was cleared')
  const { mailFrom } = row
  return {
    mailId,
    wayIn: row.wayIn,
    viaEdge: row.viaEdge,
    raw: Buffer.from(vault.open('received_mail.raw', mailId, row.raw), 'latin1'),
    remoteAddress: row.remoteAddress,
    helo: row.helo,
    mailFrom: mailFrom && vault.open('received_mail.mail_from', mailId, mailFrom),
    recipients: JSON.parse(
      vault.open('received_mail.recipients', mailId, row.recipients),
    ) as string[],
    tls: row.tls,
    receivedAt: row.receivedAt,
    processedAt: row.processedAt,
  }
}

export async function closeReceivedMail(
  tx: Transaction<Database>,
  mailId: string,
  given: { outcome: string; processedAt: Date },
): Promise<void> {
  await tx.updateTable('receivedMail').set(given).where('mailId', '=', mailId).execute()
}

/** Removes what old mail of nobody holds; that it came stays known. @returns how many there were */
export async function clearUnknownMail(db: Kysely<Database>, before: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('receivedMail')
    .set({ raw: null, mailFrom: null })
    .where('outcome', '=', 'unknown')
    .where('raw', 'is not', null)
    .where('receivedAt', '<', before)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
