import type { FieldCipher } from '@gwirio/database'

/** Who made a call, raised a concern or settled it, and what they wrote then. */
type CallField = 'starter' | 'raiser' | 'settler' | 'note'

/** @param id of the identity check or the concern: a box opens nowhere else */
export function sealCallField(
  cipher: FieldCipher,
  field: CallField,
  { id, value }: { id: string; value: string },
): Buffer {
  return cipher.seal(value, contextOf(field, id))
}

export function openCallField<Box extends Buffer | null>(
  cipher: FieldCipher,
  field: CallField,
  { id, box }: { id: string; box: Box },
): Box extends null ? string | null : string {
  type Opened = Box extends null ? string | null : string
  return (box === null ? null : cipher.open(box, contextOf(field, id))) as Opened
}

function contextOf(field: CallField, id: string): string {
  return `identity_check.call.${field}:${id}`
}
