import type { AddressFinding } from '@gwirio/contracts'

/** What stands on the page of the call, up to the moment when the e-mail and the code are sent. */
export const call = {
  progress: 'This call',
  stepOf: 'Step {step} of {steps}',
  done: 'Done',
  now: 'Now',
  later: 'Later',
  stages: {
    person: 'Person and language',
    questions: 'Identity questions',
    safeContact: 'Safe contact',
    address: 'E-mail address',
    readBack: 'Read it back',
    send: 'Send',
    reply: 'The reply',
  },
  titles: {
    person: 'Phone the person',
    questions: 'Ask the identity questions',
    'not-passed': 'The identity check was not passed',
    locked: 'The identity check was not passed',
    'safe-contact': 'Ask whether it is safe to write',
    post: 'Do not write by e-mail',
    address: 'Take down the e-mail address',
    collision: 'Stop here',
    'read-back': 'Read the address back',
    approval: 'Ask a second person',
    send: 'Send the e-mail and the code',
    live: 'The reply',
    stopping: 'It is not certain yet that everything has stopped',
  },
  stopSafely: 'Stop safely',
  finish: 'End this call',
  colleague: '{name} is on the phone with this person now. Speak to them before you go on.',
  keepsGoing:
    'If this page closes, the call goes on from the step it had reached, for a day. What was typed in that step and not sent on is not kept.',
  blocked: {
    frozen: 'Frozen by {name}, {time}. Nothing can be sent in this call.',
    frozenAdvice:
      'Tell the caller that somebody from the office will be in touch, and end the phone call. Nothing goes on until a second person lifts the freeze: it is asked for on the page of the case.',
    frozenBefore:
      'Do not begin this call. Nothing goes on until a second person lifts the freeze: it is asked for on the page of the case.',
    openCase: 'Open the case',
    mobile: 'The mobile on file is not theirs alone on our files, so no code can be sent to it.',
    mobileBefore:
      'Do not phone it. Find out outside Gwirio which number is theirs, and have it put on file. Until then, use post.',
    mobileAdvice:
      'Nothing can be sent in this call. Do not say why, and do not take another number from the caller. Tell them that somebody from the office will be in touch, end the phone call, and speak to a manager.',
  },
  person: {
    phone:
      'Phone the mobile number on their file. It ends in {ending}. Never use a number that a caller gives you.',
    language: 'In which language do you speak?',
    onFile: 'Language on file: {language}',
    both: 'Welsh and English',
    begin: 'Go on to the questions',
  },
  questions: {
    hint: 'Type each answer as the caller gives it. Capital letters, spaces and the way a date is said do not matter. If the caller does not know, type “does not know”.',
    only: 'You will see only whether the check was passed, not which answers were right.',
    button: 'Check the answers',
    missing: '{question}: enter what the caller said, or “does not know”',
    again: 'Get new questions',
    passed: 'Passed',
    notPassed:
      'Do not go on, and do not say whether any answer was right. Nobody is told which answers were wrong, not even you.',
    notPassedTell:
      'Read out the number and the hours of the office, so that the caller can phone it. Nothing can be set up in this call.',
    locked: 'The party is now locked. A manager must unlock them before anybody checks again.',
  },
  safeContact: {
    phone: 'Is the phone private?',
    phoneYes: 'Yes, only the caller reads its texts',
    mailbox: 'Is the mailbox private?',
    mailboxYes: 'Yes, only the caller reads its e-mails',
    no: 'No, or the caller is not sure',
    when: 'When is it safe to text?',
    anyTime: 'At any time',
    duringTheCall: 'Only during this call',
    between: 'Between two times of day',
    from: 'From',
    to: 'Until',
    timeHint: 'For example 9:30 or 17:00',
    button: 'Go on',
    choosePhone: 'Choose whether the phone is private',
    chooseMailbox: 'Choose whether the mailbox is private',
    chooseWhen: 'Choose when it is safe to text',
    fromMissing: 'Enter from when it is safe to text, for example 9:30',
    toMissing: 'Enter until when it is safe to text, for example 17:00',
    sameTimes: 'Enter two different times',
    change: 'Change the safe contact answers',
    summary: 'Private. Text: {when}',
    summaryBetween: '{from} to {to}',
  },
  post: {
    phone:
      'Somebody else may read this phone, so no code is sent to it. Use post, and only to the postal address on the file.',
    mailbox:
      'Somebody else may read this mailbox, so nothing is sent to it. Use post, and only to the postal address on the file.',
    office: 'The {area} office, for the caller to phone',
    noNumber:
      'No number is kept for this office yet. Look it up outside Gwirio, and tell a manager.',
    open: '{days}: {opens} to {closes}',
    closed: '{days}: closed',
    days: '{first} to {last}',
    change: 'The caller has another phone or mailbox: ask again',
  },
  address: {
    label: 'E-mail address',
    hint: 'Type it as the caller spells it.',
    again: 'The same e-mail address again',
    againHint: 'Ask the caller to spell it once more and type it again. Do not copy it.',
    button: 'Check the address',
    missing: 'Enter the e-mail address',
    againMissing: 'Enter the e-mail address a second time',
    change: 'Change the address',
  },
  collision: {
    advice:
      'Nothing can be set up in this call. Do not say why, do not guess why, and do not try another address. Say the words above, end the phone call, and tell a manager.',
    button: 'Back to the party',
  },
  readBack: {
    hint: 'One letter at a time. Wait for the caller to agree after each part.',
    checks: 'What the checks say',
    suggestion: 'Use {address}',
    suggestionHint:
      'Ask the caller. If that is what they meant, the button puts it in the place of this address, to be read back again.',
    right: 'Read back and right',
    secondPerson:
      'Before anything is sent, a second person has to approve this. You ask them in the next step.',
    manager:
      'The mobile on file was changed in the last 7 days. Before anything is sent, a manager has to approve it. You ask in the next step.',
    summary: 'Right',
  },
  checks: {
    form: {
      good: 'It is written as an e-mail address is.',
      'look-again': 'It is written in an unusual way. Read it back slowly.',
      'second-person': 'It is written in an unusual way. A second person must look at it.',
      stop: 'This is not an e-mail address.',
      'not-known': 'It could not be checked whether it is an e-mail address.',
    },
    'takes-mail': {
      good: 'The part after the @ takes e-mail.',
      'look-again': 'The part after the @ may not take e-mail. Read it back slowly.',
      'second-person': 'The part after the @ may not take e-mail. A second person must look at it.',
      stop: 'The part after the @ does not take e-mail.',
      'not-known': 'It is not known at this moment whether the part after the @ takes e-mail.',
    },
    'typing-error': {
      good: 'It holds no typing error that is often made.',
      'look-again': 'It may hold a typing error.',
      'second-person': 'It may hold a typing error. A second person must look at it.',
      stop: 'It holds a typing error.',
      'not-known': 'It could not be checked for typing errors.',
    },
    'look-alike-letters': {
      good: 'Its letters are what they look like.',
      'look-again': 'It holds letters that look like others. Ask which are meant.',
      'second-person': 'It holds letters that look like others. A second person must look at it.',
      stop: 'It holds letters that look like others, so it cannot be used.',
      'not-known': 'It could not be checked for letters that look like others.',
    },
    'role-mailbox': {
      good: 'It looks like the mailbox of one person.',
      'look-again': 'Mailboxes like this are often read by several people. Ask who reads it.',
      'second-person':
        'Mailboxes like this are often read by several people. A second person must look at it.',
      stop: 'Mailboxes like this are read by several people, so it cannot be used.',
      'not-known': 'It is not known whether one person alone reads it.',
    },
    'disposable-provider': {
      good: 'The provider keeps its mailboxes.',
      'look-again': 'This provider’s mailboxes do not last. Ask for another address.',
      'second-person': 'This provider’s mailboxes do not last. A second person must look at it.',
      stop: 'This provider’s mailboxes do not last, so it cannot be used.',
      'not-known': 'It is not known whether the provider keeps its mailboxes.',
    },
    'own-domain': {
      good: 'It is not an address of our own.',
      'look-again': 'It looks like an address of our own. Ask for theirs.',
      'second-person': 'It looks like an address of our own. A second person must look at it.',
      stop: 'It is an address of our own. Ask the caller for theirs.',
      'not-known': 'It is not known whether it is an address of our own.',
    },
    'other-parties': {
      good: 'It is unlike every other address in this case.',
      'look-again': 'Read it back slowly: a single letter matters here.',
      'second-person':
        'A single letter matters here. Read it back slowly, and a second person must look at it.',
      stop: 'It cannot be used in this case.',
      'not-known': 'It could not be compared with the other addresses in this case.',
    },
  } satisfies Record<AddressFinding['check'], Record<AddressFinding['result'], string>>,
  approval: {
    why: 'Somebody else decides: a person in your office, or in another one. They see the address and your note.',
    whyManager:
      'The mobile on file was changed in the last 7 days, so a manager decides. They see the address and your note.',
    note: 'Note to the person who decides',
    noteHints: {
      address: 'What did the caller say that makes you sure? 3 to 500 letters.',
      mobile: 'How is it known that the new number on file is theirs? 3 to 500 letters.',
      both: 'What makes you sure of the address, and how is it known that the new number on file is theirs? 3 to 500 letters.',
    },
    button: 'Ask now',
    waiting: 'Waiting for a second person',
    waitingManager: 'Waiting for a manager',
    keepsLooking: 'This page keeps looking by itself.',
    asked: 'Asked at {time}',
    until: 'Good until {time}',
    look: 'Look again',
    approved: 'Approved by {name}',
    refused: 'Not approved',
    expired: 'Nobody decided in time',
    refusedAdvice: {
      address:
        'Nothing may be sent to this address. You can take down another one, ask again with a better note, or stop.',
      mobile:
        'No code may be sent to the mobile on file, whatever the address. You can ask again with a better note, or stop and find out outside this call whose number it is.',
      both: 'Nothing may be sent to this address, and no code to the mobile on file. You can take down another address, ask again with a better note, or stop.',
    },
    again: 'Ask again',
    noteMissing: 'Enter a note of at least 3 letters',
    goOn: 'Go on',
  },
  send: {
    to: 'The e-mail goes to',
    code: 'The code goes to',
    mobile: 'The mobile on file that ends in {ending}',
    when: 'Safe to text',
    warned: 'Warned of: {warnings}.',
    warnings: {
      form: 'written in an unusual way',
      'takes-mail': 'the part after the @ may not take e-mail',
      'typing-error': 'it may hold a typing error',
      'look-alike-letters': 'letters that look like others',
      'role-mailbox': 'a mailbox that several people may read',
      'disposable-provider': 'a provider whose mailboxes do not last',
      'own-domain': 'it looks like an address of our own',
      'other-parties': 'a single letter matters here',
    } satisfies Record<AddressFinding['check'], string>,
    language: 'Language of both',
    languageOfMessages: {
      cy: 'Messages go in Welsh: the language on file',
      en: 'Messages go in English: the language on file',
      both: 'Messages go in Welsh and English, Welsh first: the language on file is not known',
    },
    otherLanguage: {
      cy: 'This call is in Welsh, which does not change that.',
      en: 'This call is in English, which does not change that.',
      both: 'This call is in both languages, which does not change that.',
    },
    advice: 'The mobile number always comes from the file. It is never typed here.',
    button: 'Send the e-mail and the code',
    sending: 'It is being sent',
    sendingAdvice: 'This takes a moment. The page goes on by itself.',
    look: 'Look again',
  },
  stopping: {
    advice:
      'What was begun in this call may still be under way. Try again until this page says that the call has ended.',
    again: 'Try again',
    freezeAdvice:
      'If this page stays, freeze the person: then nothing is sent and nothing starts until a second person lifts the freeze.',
    freeze: 'Freeze the person',
  },
  ended: {
    title: 'The call has ended',
    advice: 'There is nothing more to do here.',
    next: 'Go to the first page',
  },
} as const
