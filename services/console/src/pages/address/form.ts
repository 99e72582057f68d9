import type { StaffProblem } from '../../words/index.ts'

/** What staff typed, as they typed it. */
export interface AddressForm {
  readonly phoneIsPrivate: 'yes' | 'no' | ''
  readonly mailboxIsPrivate: 'yes' | 'no' | ''
  readonly address: string
  readonly addressAgain: string
}

export type AddressField = keyof AddressForm

/** Reads the form; what is not text or not a choice counts as not given. */
export function readAddressForm(body: Readonly<Record<string, unknown>>): AddressForm {
  return {
    phoneIsPrivate: choice(body['phoneIsPrivate']),
    mailboxIsPrivate: choice(body['mailboxIsPrivate']),
    address: text(body['address']),
    addressAgain: text(body['addressAgain']),
  }
}

/** The fields that were left empty. */
export function missingFields(form: AddressForm): AddressField[] {
  return (Object.keys(form) as AddressField[]).filter((field) => form[field] === '')
}

const fieldOfProblem: Partial<Record<StaffProblem, AddressField>> = {
  'phone-not-safe': 'phoneIsPrivate',
  'mailbox-not-safe': 'mailboxIsPrivate',
  'addresses-differ': 'addressAgain',
  'address-not-valid': 'address',
  'address-takes-no-mail': 'address',
  'address-is-ours': 'address',
  'address-not-usable': 'address',
}

/** The field that a refusal is about; most are about the party or the call. */
export function fieldOf(problem: StaffProblem): AddressField | null {
  return fieldOfProblem[problem] ?? null
}

function choice(value: unknown): 'yes' | 'no' | '' {
  return value === 'yes' || value === 'no' ? value : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 320) : ''
}
