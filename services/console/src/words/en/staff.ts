import type { StaffRole, StaffView } from '@gwirio/contracts'

/** Accounts of the staff. */
export const staff = {
  title: 'Staff',
  back: 'Back to Staff',
  add: 'Add a member of staff',
  you: 'This is your own account. Another manager changes it for you.',
  allAreas: 'All areas',
  never: 'Has not signed in yet',
  last: 'Last signed in {time}',
  invitedAgain: 'Invited again {time}. Every older way in was taken away.',
  invitedAgainBy: 'Invited again {time} by {name}. Every older way in was taken away.',
  states: {
    invited: 'Invited',
    active: 'Active',
    disabled: 'Disabled',
  } satisfies Record<StaffView['state'], string>,
  roles: {
    'business-support': 'Business support',
    manager: 'Manager',
    auditor: 'Auditor',
  } satisfies Record<StaffRole, string>,
  rolesDo: {
    'business-support': 'Phones service users and verifies addresses',
    manager: 'The same, decides what needs a manager, and changes what is here',
    auditor: 'Reads everything and changes nothing',
  } satisfies Record<StaffRole, string>,
  form: {
    name: 'Name',
    nameHint: 'As colleagues know them. It stands beside what they did.',
    username: 'User name',
    usernameHint: 'They sign in with it. Small letters, digits, dots and dashes.',
    role: 'What they may do',
    areas: 'Areas',
    areasHint: 'Whose work they see first. Choose none for all areas.',
    addButton: 'Add and get an enrolment code',
    nameMissing: 'Enter a name of 2 to 100 letters',
    usernameWrong: 'Enter a user name of 2 to 64 small letters, digits, dots or dashes',
    roleMissing: 'Choose what they may do',
  },
  changeTitle: 'Change an account',
  otherSteps: 'Other steps',
  disable: {
    button: 'Disable this account',
    does: 'For when somebody leaves or an account may be in the wrong hands. They are signed out everywhere at once and cannot sign in. What they did stays on record. To let them in again, invite them again.',
    title: 'Disable this account?',
    confirm: 'Yes, disable it',
  },
  invite: {
    button: 'Invite again',
    does: 'For when somebody lost their password, phone or key, or comes back. Their password, codes and passkeys stop working, they are signed out everywhere, and you get a new enrolment code for them.',
    title: 'Invite them again?',
    confirm: 'Yes, invite them again',
  },
  code: {
    title: 'Enrolment code',
    label: 'The code for {username}',
    until: 'Good until {time}, for one enrolment.',
    handOver: 'How to hand it over',
    steps: {
      who: 'Make sure that it is really them: in person, or on a call that you began.',
      tell: 'Tell them the code. Do not send it by e-mail.',
      where:
        'They open {address} and enter their user name and this code. There they choose how to sign in.',
    },
    once: 'This page shows the code once. If it is lost, invite them again.',
    gone: 'The code was shown already',
    goneAdvice:
      'A code is shown once, so that nobody finds it later. If it was not handed over, invite them again: that makes a new code and the old one stops working.',
  },
} as const
