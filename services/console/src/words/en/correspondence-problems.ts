/** What can go wrong with what leaves, and what to do about it. */
export const correspondenceProblems = {
  'gate-closed':
    'Nothing may be sent to this address for this party now. Nothing was kept. The page of the party shows how it stands; use post if it cannot wait.',
  'nothing-to-send': 'There is nothing to send yet. Write something, or choose a document.',
  'subject-has-personal-data':
    'The subject holds a reference, a number or an address, and subjects can be read on a locked phone. Nothing was sent. Write it without, or leave it empty.',
  'document-infected':
    'A document holds a virus. Nothing was sent and nothing was kept. Tell whoever looks after your computer.',
  'document-type':
    'A document is not a PDF, a Word document (.docx) or plain text, or not what its name says. Nothing was sent. Save it as PDF and choose it again.',
  'document-has-macros':
    'A document holds macros. Nothing was sent. Save it as PDF and choose it again.',
  'document-name':
    'The name of a document cannot be used. Nothing was sent. Give it a plain name, such as report.pdf, and choose it again.',
  'idempotency-key-used':
    'This was handed in already, with other words or documents, and is not sent a second time. Look at the correspondence of the party before you send anything.',
  'correspondence-not-found': 'This is not there any more. Open the list again.',
  'own-correspondence': 'You sent this yourself, so somebody else must look at it and release it.',
  'document-not-found': 'This document is not there any more. Open the page again.',
  'incident-not-found': 'This incident is not there any more. Open the list again.',
  'posting-not-found': 'This is not on the record of the post any more. Open the page again.',
  'posting-number-used': 'This number is recorded for this case already. Check it.',
} as const
