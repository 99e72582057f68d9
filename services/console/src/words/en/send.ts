/** How staff send a letter or report to an address that is verified. */
export const send = {
  open: 'Send a letter or report',
  openDoes: 'By e-mail, to the address that is verified. You see it before it leaves.',
  title: 'Send a letter or report',
  to: 'To',
  kind: 'What is it?',
  kindMissing: 'Choose what it is',
  kindHints: {
    letter: 'A letter to this person',
    report: 'A report about the case',
    other: 'Anything else that is confidential',
  },
  reference: 'Your reference (optional)',
  referenceHint:
    'Stands in lists and in the record, so no name. Letters, digits, spaces and . _ / - only.',
  referenceWrong:
    'Enter a reference of up to 64 letters, digits, spaces and . _ / - that begins with a letter or digit',
  subject: 'Subject (optional)',
  subjectHint:
    'Can be read on a locked phone: no name, no case, no number. Left empty, the usual subject is used.',
  subjectWrong: 'Enter a subject of 3 to 150 letters, or leave it empty',
  text: 'What you write to the person (optional)',
  textHint: 'Stands between the usual words. You choose the documents on the next page.',
  textTooLong: 'Write no more than 20,000 letters',
  next: 'See how it will look',
  leave: 'No, go back',
  checkTitle: 'Check and send',
  preview: 'What the person will see',
  previewSubject: 'Subject',
  previewText: 'Text',
  largePrint: 'In large print, as the person asked for it',
  change: 'Change the words',
  documents: 'Documents',
  documentsHint:
    'PDF, Word (.docx) or plain text, up to {most}, 25 MB together. They are checked for viruses and for details of other parties. They are kept nowhere until you press Send. The e-mail then says that they are attached.',
  choose: 'Choose documents',
  does: 'After Send it waits for two minutes, in which anybody of the staff can recall it. Then it leaves.',
  button: 'Send',
  tooLarge:
    'The documents are larger than 25 MB together. Nothing was sent. Choose fewer, or send them in parts.',
  tooMany:
    'The documents did not arrive whole, or are more than 10. Nothing was sent. Choose them again.',
  otherTab:
    'You have written something else since, in another window. Nothing was sent. Check the words and go on.',
  noAnswer:
    'No answer came, so it is not known whether it was handed in. Choose the same documents and press Send again: it is not sent twice.',
  uncertain:
    'You pressed Send before and no answer came. It may have been handed in: look at the correspondence of the party before you send it with other words.',
  chooseAgain: 'The documents have to be chosen again: they were not kept.',
} as const
