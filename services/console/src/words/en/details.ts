import type { DetailKind } from '@gwirio/contracts'

export const details = {
  title: 'What nobody else in the case may learn',
  does: 'Every letter and report to another party of this case, or of a linked one, is searched for these. A letter that holds one waits for a person.',
  neverShown:
    'What is on file is never shown, here or anywhere. What you enter takes the place of all that is on file of the same kind; leave it empty to take them away.',
  kind: 'Which kind',
  values: 'As it would stand in a letter, one on each line',
  valuesHint: 'An address on one line, with commas. At most 20 lines.',
  note: 'Where you have this from',
  noteHint: 'For the record; who may see it is recorded too.',
  noteMissing: 'Enter where you have this from, in at least 3 letters',
  kindMissing: 'Choose which kind it is',
  valuesNotUsable: 'Enter at most 20 lines, each with at least 3 letters or digits and at most 200',
  button: 'Put on file',
  back: 'Change nothing',
  open: 'Say what nobody else in the case may learn',
  openDoes: 'A new address, a school, a refuge: no letter to another party may hold it.',
}

export const detailKinds = {
  address: 'A postal address',
  postcode: 'A postcode',
  phone: 'A phone number',
  'e-mail': 'An e-mail address',
  school: 'A school',
  'refuge-area': 'The area of a refuge',
  workplace: 'A workplace',
  other: 'Something else',
} satisfies Record<DetailKind, string>
