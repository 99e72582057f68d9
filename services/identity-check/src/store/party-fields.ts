import type { BlindIndex, FieldCipher } from '@gwirio/database'
import { comparableAddress, normaliseAddress } from '@gwirio/mail'
import { namePartsOf, searchPartsOf } from '../rules/names.ts'

type SealedField = 'name' | 'mobile' | 'email'

/** Where a sealed field of a party belongs; a box opens nowhere else. */
function contextOf(field: SealedField, partyId: string): string {
  return `identity_check.party.${field}:${partyId}`
}

export function sealField(
  cipher: FieldCipher,
  field: SealedField,
  { partyId, value }: { partyId: string; value: string },
): Buffer {
  return cipher.seal(value, contextOf(field, partyId))
}

export function openField<Box extends Buffer | null>(
  cipher: FieldCipher,
  field: SealedField,
  { partyId, box }: { partyId: string; box: Box },
): Box extends null ? string | null : string {
  type Opened = Box extends null ? string | null : string
  return (box === null ? null : cipher.open(box, contextOf(field, partyId))) as Opened
}

/** Keyed hashes of a name's beginnings (docs/decisions/0003-name-search.md). */
export function indexName(blindIndex: BlindIndex, name: string): Buffer[] {
  return namePartsOf(name).map((part) => blindIndex('party-name', part))
}

/** Keyed hashes that a name must all have to be found by the text. */
export function indexSearch(blindIndex: BlindIndex, text: string): Buffer[] {
  return searchPartsOf(text).map((part) => blindIndex('party-name', part))
}

/** Keyed hash of a number on file, equal for equal numbers. */
export function indexMobile(blindIndex: BlindIndex, mobile: string): Buffer {
  return blindIndex('party-mobile', mobile)
}

/** The collision form of an address on file: two that share it may be one mailbox, or look like one. */
export function toCollisionForm(email: string): string {
  return comparableAddress(normaliseAddress(email) ?? email.toLowerCase())
}

/** Keyed hash of an address on file, equal for addresses of the same collision form. */
export function indexEmail(blindIndex: BlindIndex, email: string): Buffer {
  return blindIndex('party-email', toCollisionForm(email))
}
