/** What an operation on what leaves can answer, as `problems` says of all. */
export const correspondenceProblems = {
  'gate-closed': [
    403,
    'Nothing may be sent to this address for this party now',
    'Ask for the verification status, phone the person, or use the post route. Nothing was kept.',
  ],
  'nothing-to-send': [
    409,
    'There is neither a text nor a document',
    'Add a text or at least one document.',
  ],
  'subject-has-personal-data': [
    409,
    'The subject holds a reference, a number or an address',
    'Leave the subject out; the template has one.',
  ],
  'message-unreadable': [
    409,
    'The message cannot be taken apart in time, or its parts lie too deep in one another',
    'Send its documents as attachments of a plain message, or hand them over over HTTP. Nothing was kept.',
  ],
  'document-infected': [
    409,
    'A document holds a virus',
    'Nothing was kept. Have the machine that it comes from looked at.',
  ],
  'document-type': [
    409,
    'A document is not a PDF, a DOCX or plain text, or not what it says that it is',
    'Save it as PDF and send it again. Nothing was kept.',
  ],
  'document-has-macros': [
    409,
    'A document holds macros',
    'Save it as PDF and send it again. Nothing was kept.',
  ],
  'document-name': [
    409,
    'The name of a document cannot be used',
    'Give it a plain name without path, such as report.pdf. Nothing was kept.',
  ],
  'idempotency-key-used': [
    409,
    'This Idempotency-Key was used for another request',
    'Use a new key for a new request, and the same key only to send the same request again.',
  ],
  'correspondence-not-found': [
    404,
    'No such correspondence',
    'List it again; a client finds only what it sent itself.',
  ],
  'own-correspondence': [
    403,
    'Nobody releases what they sent themselves',
    'Somebody else looks at it and decides.',
  ],
  'document-not-found': [404, 'There is no such document', 'Its documents are counted from 0.'],
  'webhook-not-found': [404, 'No such webhook of this client', 'List the webhooks again.'],
  'webhook-address': [
    409,
    'A webhook cannot be sent to this address',
    'Use an https address that the world can reach, without a user name.',
  ],
  'too-many-webhooks': [409, 'There are enough webhooks', 'Remove one that is no longer used.'],
  'incident-not-found': [404, 'No such incident in this case', 'List the incidents again.'],
  'posting-not-found': [404, 'No such posting in this case', 'List the postings again.'],
  'posting-number-used': [
    409,
    'This number is recorded already for this case',
    'Look at the postings of the party.',
  ],
} as const satisfies Record<string, readonly [status: number, title: string, remedy: string]>
