/** The first page for managers, and what its pages share. */
export const manage = {
  title: 'Manage',
  nothing: 'Your account may not change anything here.',
  back: 'Back to Manage',
  save: 'Save',
  goBack: 'Go back',
  change: 'Change',
  success: 'Done',
  more: 'There are more than these. The next ones show when these have been dealt with.',
  note: 'Why',
  entries: {
    staff: { title: 'Staff', does: 'Add people, change what they may do, disable accounts' },
    clients: {
      title: 'Report-sending systems',
      does: 'Add systems that ask whether a report may be sent, and change their secrets',
    },
    areas: { title: 'Areas and hours', does: 'The number of each office, and when it is open' },
    templates: {
      title: 'Messages',
      does: 'What service users are sent, in Welsh and English side by side',
    },
    locked: {
      title: 'Locked parties',
      does: 'Unlock parties after identity checks that were not passed',
    },
    retention: {
      title: 'Retention',
      does: 'When the record of each ended case is due to be disposed of, and what is kept longer',
    },
    figures: {
      title: 'Figures',
      does: 'Outcomes, times, reasons for holds, texts and their cost, as pictures and tables',
    },
  },
  done: {
    staffChanged: 'The account was changed. It counts from their next page on.',
    staffDisabled: 'The account was disabled. All its sessions have ended.',
    clientDisabled: 'The system was disabled. It gets no more tokens.',
    areaChanged: 'The office was changed. It shows on calls from now on.',
    templatePublished: 'The message was published. What is sent from now on has this wording.',
    partyUnlocked: 'The party was unlocked. Their identity can be checked again.',
    caseKept: 'The record is kept until somebody says that it is kept no longer.',
    caseReleased: 'The record is kept no longer than its day.',
  },
} as const
