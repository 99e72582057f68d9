import { jsonb, lockName } from '@gwirio/database'
import type { Kysely, Transaction } from 'kysely'
import type { Database, PublicKey } from './tables.ts'
import type { Vault } from './vault.ts'

/** A key that signs receipts. */
export interface ReceiptKey {
  readonly keyId: string
  readonly publicKey: PublicKey
  /** The private half as a JWK; null: it was erased. */
  readonly privateKey: string | null
  readonly signsFrom: Date
}

const sealedColumn = 'receipt_key.private_key'

export async function listReceiptKeys(db: Kysely<Database>, vault: Vault): Promise<ReceiptKey[]> {
  const rows = await db.selectFrom('receiptKey').selectAll().orderBy('signsFrom').execute()
  return rows.map(({ privateKey, ...row }) => ({
    ...row,
    privateKey: privateKey && vault.open(sealedColumn, row.keyId, privateKey),
  }))
}

/** Nobody else makes or erases a key until the transaction ends. */
export async function lockReceiptKeys(tx: Transaction<Database>): Promise<void> {
  await lockName(tx, 'email_verification.receipt_key')
}

export async function insertReceiptKey(
  tx: Transaction<Database>,
  vault: Vault,
  { keyId, publicKey, privateKey, signsFrom }: ReceiptKey & { readonly privateKey: string },
): Promise<void> {
  await tx
    .insertInto('receiptKey')
    .values({
      keyId,
      publicKey: jsonb(publicKey),
      privateKey: vault.seal(sealedColumn, keyId, privateKey),
      signsFrom,
    })
    .execute()
}

export async function erasePrivateHalves(
  tx: Transaction<Database>,
  keyIds: readonly string[],
): Promise<void> {
  if (keyIds.length === 0) return
  await tx
    .updateTable('receiptKey')
    .set({ privateKey: null })
    .where('keyId', 'in', [...keyIds])
    .execute()
}
