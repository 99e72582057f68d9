import { hash } from 'node:crypto'
import type { BlindIndex, FieldCipher } from '@gwirio/database'
import { comparableAddress, normaliseAddress } from '@gwirio/mail'

/** Seals the personal fields of this service's rows and makes the digests they are found by. */
export interface Vault {
  /** @param column `table.column`; with the row's id it binds the box to its place */
  seal(column: string, rowId: string, plain: string): Buffer
  open(column: string, rowId: string, box: Buffer): string
  addressIndex(normalised: string): Buffer
  comparableIndex(normalised: string): Buffer
  /** @param mobile E.164 */
  mobileIndex(mobile: string): Buffer
  tokenDigest(token: string): Buffer
  messageDigest(messageId: string): Buffer
  /** Of a whole message, to know it again when it is fetched again. */
  contentDigest(raw: Uint8Array): Buffer
}

export function createVault(cipher: FieldCipher, index: BlindIndex): Vault {
  const context = (column: string, rowId: string) => `email_verification.${column}:${rowId}`
  return {
    seal: (column, rowId, plain) => cipher.seal(plain, context(column, rowId)),
    open: (column, rowId, box) => cipher.open(box, context(column, rowId)),
    addressIndex: (normalised) => index('email_verification.address', normalised),
    comparableIndex: (normalised) =>
      index('email_verification.comparable', comparableAddress(normalised)),
    mobileIndex: (mobile) => index('email_verification.mobile', mobile),
    tokenDigest: (token) => index('email_verification.reply_token', token),
    messageDigest: (messageId) => index('email_verification.message_id', messageId),
    contentDigest: (raw) => index('email_verification.content', hash('sha256', raw)),
  }
}

/** The compared form of an address that was checked when it was stored. */
export function requireNormalised(address: string): string {
  const normalised = normaliseAddress(address)
  if (normalised === null) throw new Error('A stored address is not an address')
  return normalised
}
