export const letterFormat = {
  title: 'How this party gets letters',
  does: 'As they asked for it. It counts for every letter and report that is sent from now on; what is attached stays as it is.',
  question: 'They asked for',
  hints: {
    standard: 'The words of the e-mail as their program shows them.',
    'large-print': 'The words of the e-mail in letters of 20 point. Attach a large-print copy too.',
    'plain-text': 'Words alone, for a program that reads aloud.',
  },
  button: 'Save',
  back: 'Leave it as it is',
  missing: 'Choose how they get letters',
  change: 'Change how they get letters',
  changeDoes: 'Large print, or plain text alone.',
  row: 'Letters',
}

export const letterFormats = {
  standard: 'Nothing special',
  'large-print': 'Large print',
  'plain-text': 'Plain text',
}
