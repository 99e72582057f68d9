import type { PostingView } from '@gwirio/contracts'

/** The other way: what went by post, tracked or signed for. */
export const postings = {
  title: 'By post',
  about:
    'For when no e-mail may go. Send it to the postal address on the file, tracked or signed for, and record its number here: Gwirio keeps the record, the carrier brings it.',
  open: 'Record what went by post',
  openDoes: 'With its tracking number, so that anybody can see later what became of it.',
  form: {
    title: 'Record a letter or report',
    kind: 'What is it?',
    service: 'How did it go?',
    serviceMissing: 'Choose how it went',
    number: 'Tracking number',
    numberHint: 'For example AB123456789GB. It stands on the receipt.',
    numberWrong: 'Enter the tracking number: 8 to 30 letters and digits',
    button: 'Record it',
  },
  services: { tracked: 'Tracked', 'signed-for': 'Signed for' } satisfies Record<
    PostingView['service'],
    string
  >,
  states: {
    posted: 'Posted',
    delivered: 'Delivered',
    returned: 'Came back',
    lost: 'Lost',
  } satisfies Record<PostingView['state'], string>,
  list: 'What went by post',
  nothing: 'Nothing is recorded as sent by post.',
  facts: '{kind}, {service}, number {number}',
  postedBy: 'Posted {time} by {name}',
  changedAt: 'Known since {time}',
  change: {
    legend: 'What became of {number}',
    delivered: 'It was delivered',
    returned: 'It came back',
    lost: 'It is lost',
  },
  all: 'All that went by post, and what became of it',
  unknown: 'What went by post cannot be seen at this moment. Nothing is lost.',
} as const
