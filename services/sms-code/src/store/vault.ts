import type { FieldCipher } from '@gwirio/database'

/** Seals fields of this service's rows; a box opens only in its column and row. */
export function vaultOf({ cipher }: { cipher: FieldCipher }) {
  const context = (column: string, rowId: string) => `sms_code.${column}:${rowId}`
  return {
    seal: (column: string, rowId: string, plain: string) =>
      cipher.seal(plain, context(column, rowId)),
    open: (column: string, rowId: string, box: Buffer) => cipher.open(box, context(column, rowId)),
  }
}
