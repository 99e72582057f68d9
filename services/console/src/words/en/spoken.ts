import type { QuestionKind } from '@gwirio/contracts'

/** What staff say aloud, in the language of the party. */
export const spoken = {
  begin:
    'I am calling about your case. Before we talk, I need to ask you a few questions, to be sure that I am speaking to the right person.',
  questions: {
    'date-of-birth': 'What is your date of birth?',
    postcode: 'What is your postcode?',
    'first-line-of-address': 'What is the first line of your address?',
    'middle-name': 'What is your middle name?',
    'child-first-name': 'What is the first name of your child?',
    'child-date-of-birth': 'What is your child’s date of birth?',
    court: 'Which court is dealing with your case?',
    solicitor: 'What is the name of your solicitor, or of the firm?',
    'place-of-birth': 'Where were you born?',
    'previous-surname': 'What surname did you have before?',
  } satisfies Record<QuestionKind, string>,
  notPassed:
    'I am sorry, I was not able to confirm who I am speaking to, so I cannot go on today. Please contact the area office.',
  phone: 'Are you the only person who reads the texts on this phone?',
  mailbox:
    'Are you the only person who can read your e-mails and who knows the password, on every phone and computer where they are open?',
  address: 'Which e-mail address would you like us to use? Please spell it for me.',
  reply:
    'I have sent you an e-mail, and a text with a code. Please answer the e-mail from that address and write the code in it.',
} as const
