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
    'Who else can read your e-mails, or knows the password, on any phone or computer where they are open?',
  when: 'When is it safe for us to text you: at any time, only now while we talk, or between certain times?',
  post: 'Thank you for telling me. We will not use e-mail. If you need us, please phone the office.',
  address: 'Which e-mail address would you like us to use? Please spell it for me.',
  readBack:
    'I will read your address back to you, one letter at a time. Please stop me if anything is wrong.',
  collision:
    'I am sorry, I cannot finish this today. Somebody from the office will be in touch with you.',
  wait: 'I need to ask a colleague to check something. It may take a few minutes. Please stay on the line.',
  send: 'I am going to send you an e-mail, and a text with a code. Do you have your phone and your e-mail with you?',
  reply:
    'I have sent you an e-mail, and a text with a code. Please answer the e-mail from that address and write the code in it.',
  cameBack:
    'My e-mail to you has come back, so that address does not work. Is there another address that you would like us to use? Please spell it for me.',
  noCode:
    'Your e-mail has come, but I cannot find the code in it. Please answer once more and write only the code.',
  wrongCode:
    'Your e-mail has come, but the code in it was not right. Please look at the newest text and answer once more with only that code.',
  newCode:
    'Your e-mail has come, but that code is too old. A new code is on its way to your phone. Please answer once more with the new one.',
  verified: 'Thank you. Your e-mail has come and all is well. There is nothing more for you to do.',
} as const
