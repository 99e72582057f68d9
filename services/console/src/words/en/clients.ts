import type { ClientView } from '@gwirio/contracts'

/** Systems that ask whether a report may be sent. */
export const clients = {
  title: 'Report-sending systems',
  back: 'Back to the systems',
  empty: 'No system has been added yet.',
  add: 'Add a system',
  states: { active: 'Active', disabled: 'Disabled' },
  may: 'May: {what}',
  scopes: {
    'verification:read': 'ask whether something may be sent to an address',
    'verification:explain': 'be told why not',
    'correspondence:send': 'hand over letters and reports to be sent',
  } satisfies Record<ClientView['scopes'][number], string>,
  secretChanged: 'Secret made {time}',
  oldSecret: 'The old secret goes on until {time}',
  form: {
    name: 'Name of the system',
    nameHint: 'It stands in the record of what the system asked. Small letters, digits and dashes.',
    may: 'What may it do?',
    mayHints: {
      'verification:read': 'Answered with yes or no.',
      'verification:explain':
        'Tells it whether a party is unknown, suspended or was never verified. Only for systems whose staff may know that.',
      'correspondence:send': 'Over HTTP or as e-mail. Each is asked about again before it leaves.',
    } satisfies Record<ClientView['scopes'][number], string>,
    mayMissing: 'Choose at least one thing that it may do',
    button: 'Add and get its secret',
    nameWrong: 'Enter a name of 3 to 64 small letters, digits or dashes',
  },
  newSecret: {
    button: 'New secret',
    title: 'Make a new secret?',
    does: 'The system gets a new secret, which you put into its settings.',
    keep: 'How long does the old secret go on?',
    keepHours: { '0': 'It ends now', '24': 'One more day', '168': 'One more week' },
    keepHints: {
      '0': 'If somebody else may know it. The system cannot ask until it has the new one.',
      '24': 'Time to put the new one into the settings without a gap.',
      '168': 'If the system can only be changed on some days.',
    },
    keepMissing: 'Choose how long the old secret goes on',
    confirm: 'Make a new secret',
  },
  disable: {
    button: 'Disable',
    title: 'Disable this system?',
    does: 'It gets no more tokens, so it cannot ask whether a report may be sent. Its last token may go on for some minutes. It cannot be enabled again: add it under another name.',
    confirm: 'Yes, disable it',
  },
  secret: {
    title: 'Secret of the system',
    name: 'Client id',
    label: 'Client secret',
    old: 'The old secret goes on until {time}. Put the new one into the settings before then.',
    oldEnded: 'Any older secret has ended.',
    once: 'This page shows the secret once. Copy it into the settings of the system now, not into an e-mail. If it is lost, make a new one.',
    gone: 'The secret was shown already',
    goneAdvice:
      'A secret is shown once, and only a digest of it is kept. If it did not reach the settings of the system, make a new one.',
  },
} as const
