import { hash } from 'node:crypto'
import type { BlindIndex, FieldCipher } from '@gwirio/database'

/** Seals the personal fields of this service's rows and makes the digests they are found by. */
export interface Vault {
  /** @param column `table.column`; with the row's id it binds the box to its place */
  seal(column: string, rowId: string, plain: string): Buffer
  open(column: string, rowId: string, box: Buffer): string
  /** Bytes as they are, one character for each inside the box. */
  sealBytes(column: string, rowId: string, bytes: Uint8Array): Buffer
  openBytes(column: string, rowId: string, box: Buffer): Buffer
  addressIndex(normalised: string): Buffer
  /** Of a domain that letters go to: it can name a person. */
  domainIndex(domain: string): Buffer
  returnTokenDigest(token: string): Buffer
  idempotencyDigest(key: string): Buffer
  postingNumberIndex(number: string): Buffer
  /** Of a whole request, to know it again under the same key. */
  requestDigest(content: Uint8Array): Buffer
}

export function createVault(cipher: FieldCipher, index: BlindIndex): Vault {
  const context = (column: string, rowId: string) => `correspondence.${column}:${rowId}`
  return {
    seal: (column, rowId, plain) => cipher.seal(plain, context(column, rowId)),
    open: (column, rowId, box) => cipher.open(box, context(column, rowId)),
    sealBytes: (column, rowId, bytes) =>
      cipher.seal(Buffer.from(bytes).toString('latin1'), context(column, rowId)),
    openBytes: (column, rowId, box) =>
      Buffer.from(cipher.open(box, context(column, rowId)), 'latin1'),
    addressIndex: (normalised) => index('correspondence.address', normalised),
    domainIndex: (domain) => index('correspondence.domain', domain),
    returnTokenDigest: (token) => index('correspondence.return_token', token),
    postingNumberIndex: (number) => index('correspondence.posting_number', number),
    idempotencyDigest: (key) => index('correspondence.idempotency_key', key),
    requestDigest: (content) => index('correspondence.request', hash('sha256', content)),
  }
}
