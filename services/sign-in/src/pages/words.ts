import type { PageLanguage } from '@gwirio/pages'
import * as enrol from './words/enrol.ts'
import * as passkeys from './words/passkeys.ts'

const en = {
  ...enrol.en,
  ...passkeys.en,
  service: 'Gwirio',
  footer: 'For staff only. Every sign-in is recorded.',
  signIn: 'Sign in',
  username: 'Username',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordShown: 'Your password is visible',
  passwordHidden: 'Your password is hidden',
  continue: 'Continue',
  enterCode: 'Enter your one-time code',
  codeHint: 'Your authenticator app shows 6 digits that change every 30 seconds.',
  startAgain: 'Start again',
  'username-missing': 'Enter your username',
  'password-missing': 'Enter your password',
  'code-missing': 'Enter the 6 digits that your authenticator app shows',
  refused: 'The username, password or one-time code is not right. Try again from the start.',
  busy: 'Too many people are signing in at this moment. Try again in a few seconds.',
  waitUntil: 'Too many tries. Try again after',
  expired: 'This page is no longer in use',
  expiredAdvice:
    'You may have signed in already, or left the page open for too long. Go back to the service and sign in again.',
  failed: 'You cannot sign in this way',
  failedAdvice:
    'Go back to the service and sign in again. If this goes on, tell the people who run it:',
  signOut: 'Sign out',
  signOutQuestion: 'Do you want to sign out?',
  signedOut: 'You are signed out',
  signedOutAdvice: 'Close the browser if others use this computer.',
}

export type Words = Readonly<Record<keyof typeof en, string>>

const cy: Words = {
  ...enrol.cy,
  ...passkeys.cy,
  service: 'Gwirio',
  footer: 'I staff yn unig. Mae pob mewngofnodiad yn cael ei gofnodi.',
  signIn: 'Mewngofnodi',
  username: 'Enw defnyddiwr',
  password: 'Cyfrinair',
  show: 'Dangos',
  hide: 'Cuddio',
  showPassword: 'Dangos y cyfrinair',
  hidePassword: 'Cuddio’r cyfrinair',
  passwordShown: 'Mae eich cyfrinair yn weladwy',
  passwordHidden: 'Mae eich cyfrinair wedi’i guddio',
  continue: 'Parhau',
  enterCode: 'Rhowch eich cod untro',
  codeHint: 'Mae eich ap dilysu yn dangos 6 digid sy’n newid bob 30 eiliad.',
  startAgain: 'Dechrau eto',
  'username-missing': 'Rhowch eich enw defnyddiwr',
  'password-missing': 'Rhowch eich cyfrinair',
  'code-missing': 'Rhowch y 6 digid y mae eich ap dilysu yn eu dangos',
  refused:
    'Nid yw’r enw defnyddiwr, y cyfrinair neu’r cod untro yn gywir. Rhowch gynnig arall arni o’r dechrau.',
  busy: 'Mae gormod o bobl yn mewngofnodi ar hyn o bryd. Rhowch gynnig arall arni ymhen ychydig eiliadau.',
  waitUntil: 'Gormod o gynigion. Rhowch gynnig arall arni ar ôl',
  expired: 'Nid yw’r dudalen hon yn cael ei defnyddio mwyach',
  expiredAdvice:
    'Efallai eich bod wedi mewngofnodi’n barod, neu wedi gadael y dudalen ar agor yn rhy hir. Ewch yn ôl i’r gwasanaeth a mewngofnodwch eto.',
  failed: 'Ni allwch fewngofnodi fel hyn',
  failedAdvice:
    'Ewch yn ôl i’r gwasanaeth a mewngofnodwch eto. Os yw hyn yn parhau, dywedwch wrth y bobl sy’n ei redeg:',
  signOut: 'Allgofnodi',
  signOutQuestion: 'Ydych chi eisiau allgofnodi?',
  signedOut: 'Rydych wedi allgofnodi',
  signedOutAdvice: 'Caewch y porwr os yw pobl eraill yn defnyddio’r cyfrifiadur hwn.',
}

export const words: Readonly<Record<PageLanguage, Words>> = { en, cy }
