import type { PageError } from '@gwirio/pages'
import type { ConsoleWords, StaffProblem } from '../../words/index.ts'

/** What staff typed, as they typed it. */
export interface AddressForm {
  readonly phoneIsPrivate: 'yes' | 'no' | ''
  readonly mailboxIsPrivate: 'yes' | 'no' | ''
  readonly address: string
  readonly addressAgain: string
}

export const emptyForm: AddressForm = {
  phoneIsPrivate: '',
  mailboxIsPrivate: '',
  address: '',
  addressAgain: '',
}

/** Reads the form; what is not text or not a choice counts as not given. */
export function readAddressForm(body: Readonly<Record<string, unknown>>): AddressForm {
  return {
    phoneIsPrivate: choice(body['phoneIsPrivate']),
    mailboxIsPrivate: choice(body['mailboxIsPrivate']),
    address: text(body['address']),
    addressAgain: text(body['addressAgain']),
  }
}

/**
 * What is missing. Once the phone or the mailbox is not private, that alone counts: nobody should have to spell an
 * address that will not be written to.
 */
export function findProblems(form: AddressForm, words: ConsoleWords): PageError[] {
  const { address, problems } = words
  const typed = form.address !== '' && form.addressAgain !== ''
  if (form.phoneIsPrivate === 'no' && !typed)
    return [{ field: 'phoneIsPrivate', text: problems['phone-not-safe'] }]
  if (form.mailboxIsPrivate === 'no' && !typed)
    return [{ field: 'mailboxIsPrivate', text: problems['mailbox-not-safe'] }]
  const missing = {
    phoneIsPrivate: address.choosePhone,
    mailboxIsPrivate: address.chooseMailbox,
    address: address.addressMissing,
    addressAgain: address.againMissing,
  }
  return (Object.keys(missing) as Array<keyof AddressForm>)
    .filter((field) => form[field] === '')
    .map((field) => ({ field, text: missing[field] }))
}

const fieldOfProblem: Partial<Record<StaffProblem, keyof AddressForm>> = {
  'phone-not-safe': 'phoneIsPrivate',
  'mailbox-not-safe': 'mailboxIsPrivate',
  'addresses-differ': 'addressAgain',
  'address-not-valid': 'address',
  'address-takes-no-mail': 'address',
  'address-is-ours': 'address',
  'address-not-usable': 'address',
}

/** The field that a refusal is about; most are about the party or the call. */
export function fieldOf(problem: StaffProblem): keyof AddressForm | null {
  return fieldOfProblem[problem] ?? null
}

function choice(value: unknown): 'yes' | 'no' | '' {
  return value === 'yes' || value === 'no' ? value : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 320) : ''
}
