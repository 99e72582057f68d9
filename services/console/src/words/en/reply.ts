import type { ReasonOf, ReplyView } from '@gwirio/contracts'

/** What stands on the page of an e-mail that came in. */
export const reply = {
  title: 'E-mail that came in',
  back: 'Back to the verification',
  next: 'What to do next',
  newCall: 'Go to the party, to start a new call',
  arrived: 'Arrived',
  from: 'From',
  to: 'To',
  cc: 'Copied to',
  replyTo: 'Answers go to',
  subject: 'Subject',
  level: 'Sender',
  notLookedAt: 'It was not checked who sent it',
  way: 'Came in',
  ways: {
    smtp: 'From a mail server',
    lmtp: 'Through our own mail server',
    imap: 'From our mailbox',
    file: 'From a file',
  } satisfies Record<ReplyView['wayIn'], string>,
  text: 'What it says',
  covered:
    'Digits are covered. Of other addresses only the part after the @ is shown. A code or a number in this e-mail is not for you to use or to read out.',
  empty: 'There is no text in it that can be shown.',
  cut: 'There is more text than is shown here.',
  attachments: 'Attached',
  noName: 'No name',
  bytes: '{bytes} bytes',
  technical: 'For technical support',
  notReadYet: 'It is being read',
  steps: {
    unreadable:
      'Nothing in this e-mail was used. Phone the person on the number on file and ask them to write a new, plain e-mail with only the code.',
    'from-unclear':
      'Phone the person on the number on file and ask them to reply again from the address that they gave you. If it happens again, use post.',
    'other-address':
      'Do not say from which address it came, and do not read anything out. Phone the person on the number on file and ask from which address they replied: if they did, start a new call; a right code now only leads to a suspension, and to take that back a manager must agree. If they did not reply, stop safely and tell a manager.',
    'other-sender':
      'Somebody else sent this e-mail in the name of the person. Phone the person on the number on file and ask them to reply themselves. If they know nothing of it, stop safely and tell a manager.',
    'other-reply-to':
      'Do not answer this e-mail. Phone the person on the number on file and ask where answers are meant to go. If they know nothing of another address, stop safely and tell a manager.',
    'has-cc':
      'Somebody else has the code too. Phone the person on the number on file and ask who else can read their e-mails. If the mailbox is theirs alone, text a new code and ask them to reply without a copy.',
    'other-recipient':
      'This e-mail also went to somebody else, who now has the code. Phone the person on the number on file and ask about it. If all is well, text a new code and ask them to reply to us alone.',
    'looks-automatic':
      'A machine may have written this e-mail. Ask the person to reply again themselves, with only the code.',
    'weak-authentication':
      'The mail service of this person does not show well enough who writes, and another reply will end the same way. Start a new call with another address of theirs, or use post.',
    'not-authenticated':
      'Anybody could have written this e-mail, so do not act on anything in it. Phone the person on the number on file and ask whether they replied. Start a new call, or tell a manager.',
    'texts-disagree':
      'The person is asked by e-mail to send only the code. Wait for the next reply. If that is held too, phone them on the number on file.',
    'too-many-codes':
      'The person is asked by e-mail to send only the code. Wait for the next reply. If none comes, phone them on the number on file.',
    'several-verifications':
      'This e-mail belongs to more than one verification, so it was used for none. Ask the person to reply to each of our e-mails on its own.',
    'no-live-code':
      'No code was in use when this e-mail came. Text a new code and ask the person to reply with the newest one.',
    'read-too-late':
      'The person replied in time and the delay was ours. Phone them on the number on file, say so, and start a new call.',
    'could-not-be-judged':
      'Nothing in this e-mail was used. Phone the person on the number on file and ask whether they replied. If they did, start a new call; if it happens again, use another address or post.',
  } satisfies Record<ReasonOf<'reply-held'>, string>,
} as const
