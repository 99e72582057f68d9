export const en = {
  enrol: 'Set up how you sign in',
  enrolAdvice:
    'Your manager gave you a user name and a code. The code is good for one person, for {hours} hours.',
  enrolmentCode: 'Code from your manager',
  enrolmentCodeHint: 'For example, 7K3M-Q9RT-2WXA-B4CD-E5FG',
  'enrolmentCode-missing': 'Enter the code that your manager gave you',
  enrolRefused: 'The username or the code is not right, or the code is too old. Ask your manager.',
  invitedAgain:
    'You were invited again {time}, by: {name}. Your old password, passkeys and sessions ended then. If nobody told you why, tell another manager.',
  choosePassword: 'Choose a password',
  choosePasswordHint:
    'At least 12 characters. Three or four words that do not belong together are easy to remember and hard to guess.',
  'too-short': 'Your password must be 12 characters or more',
  'too-long': 'Your password must be 256 characters or fewer',
  'too-common': 'Choose a password that is harder to guess',
  'password-choice-missing': 'Choose a password',
  authenticator: 'Connect your authenticator app',
  authenticatorAdvice:
    'Open the app on your phone and scan this picture. The app then shows a new code every 30 seconds.',
  qrLabel: 'QR code for your authenticator app',
  cannotScan: 'If you cannot scan the picture',
  typeSecret: 'Add an account in the app by hand, with this key:',
  firstCode: 'Code that the app shows now',
  'firstCode-missing': 'Enter the 6 digits that your authenticator app shows',
  'firstCode-wrong':
    'That is not the code that the app shows now. Wait for the next one and try again.',
  finish: 'Finish',
  enrolled: 'You can sign in now',
  enrolledAdvice: 'Use your user name, your password and the code that the app shows.',
  goToService: 'Go to the service',
} as const

export const cy: Readonly<Record<keyof typeof en, string>> = {
  enrol: 'Trefnu sut rydych yn mewngofnodi',
  enrolAdvice:
    'Cawsoch enw defnyddiwr a chod gan eich rheolwr. Mae’r cod ar gyfer un person, am {hours} awr.',
  enrolmentCode: 'Cod gan eich rheolwr',
  enrolmentCodeHint: 'Er enghraifft, 7K3M-Q9RT-2WXA-B4CD-E5FG',
  'enrolmentCode-missing': 'Rhowch y cod a gawsoch gan eich rheolwr',
  enrolRefused:
    'Nid yw’r enw defnyddiwr neu’r cod yn gywir, neu mae’r cod yn rhy hen. Gofynnwch i’ch rheolwr.',
  invitedAgain:
    'Cawsoch eich gwahodd eto {time}, gan: {name}. Daeth eich hen gyfrinair, eich cyfrinallweddi a’ch sesiynau i ben bryd hynny. Os na ddywedodd neb wrthych pam, dywedwch wrth reolwr arall.',
  choosePassword: 'Dewiswch gyfrinair',
  choosePasswordHint:
    'O leiaf 12 nod. Mae tri neu bedwar gair nad ydynt yn perthyn i’w gilydd yn hawdd i’w cofio ac yn anodd eu dyfalu.',
  'too-short': 'Rhaid i’ch cyfrinair fod yn 12 nod neu fwy',
  'too-long': 'Rhaid i’ch cyfrinair fod yn 256 nod neu lai',
  'too-common': 'Dewiswch gyfrinair sy’n anoddach ei ddyfalu',
  'password-choice-missing': 'Dewiswch gyfrinair',
  authenticator: 'Cysylltwch eich ap dilysu',
  authenticatorAdvice:
    'Agorwch yr ap ar eich ffôn a sganiwch y llun hwn. Wedyn mae’r ap yn dangos cod newydd bob 30 eiliad.',
  qrLabel: 'Cod QR ar gyfer eich ap dilysu',
  cannotScan: 'Os na allwch sganio’r llun',
  typeSecret: 'Ychwanegwch gyfrif yn yr ap â llaw, gyda’r allwedd hon:',
  firstCode: 'Y cod y mae’r ap yn ei ddangos nawr',
  'firstCode-missing': 'Rhowch y 6 digid y mae eich ap dilysu yn eu dangos',
  'firstCode-wrong':
    'Nid hwnnw yw’r cod y mae’r ap yn ei ddangos nawr. Arhoswch am yr un nesaf a rhowch gynnig arall arni.',
  finish: 'Gorffen',
  enrolled: 'Gallwch fewngofnodi nawr',
  enrolledAdvice:
    'Defnyddiwch eich enw defnyddiwr, eich cyfrinair a’r cod y mae’r ap yn ei ddangos.',
  goToService: 'Mynd i’r gwasanaeth',
}
