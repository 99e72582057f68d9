import type { SafeToText } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { readText } from '../../form-fields.ts'
import type { CallStep } from '../../store/calls.ts'
import type { ConsoleWords } from '../../words/index.ts'
import type { At, Outcome } from './at.ts'
import { readTimeOfDay } from './time-of-day.ts'

type Typed = Readonly<
  Record<'phoneIsPrivate' | 'mailboxIsPrivate' | 'safeToText' | 'from' | 'to', string>
>

/** An answer that it is not safe counts in all of these, also from a tab that was left behind. */
export const safeContactSteps: readonly CallStep[] = [
  'safe-contact',
  'address',
  'read-back',
  'approval',
  'send',
  'live',
]

/**
 * Before anything is written down that could be sent to: an unsafe phone or mailbox closes the way by e-mail. What was
 * begun already is stopped.
 */
export function takeSafeContact({ call, words, body }: At): Outcome {
  const typed: Typed = {
    phoneIsPrivate: readText(body, 'phoneIsPrivate'),
    mailboxIsPrivate: readText(body, 'mailboxIsPrivate'),
    safeToText: readText(body, 'safeToText'),
    from: readText(body, 'from', 20),
    to: readText(body, 'to', 20),
  }
  const phoneIsPrivate = typed.phoneIsPrivate === 'yes'
  const mailboxIsPrivate = typed.mailboxIsPrivate === 'yes'
  if (typed.phoneIsPrivate === 'no' || typed.mailboxIsPrivate === 'no') {
    const safeContact = {
      phoneIsPrivate: typed.phoneIsPrivate !== 'no',
      mailboxIsPrivate: typed.mailboxIsPrivate !== 'no',
      safeToText: 'during-the-call' as const,
    }
    const { sendingSince, verificationId } = call.draft
    const isBegun = sendingSince !== undefined || verificationId !== undefined
    return { step: isBegun ? 'stopping' : 'post', draft: { ...call.draft, safeContact } }
  }
  if (call.step !== 'safe-contact') return { step: call.step, draft: call.draft }
  const { safeToText, errors } = readSafeToText(typed, words)
  const missing = [...findMissing(typed, words), ...errors]
  if (missing.length > 0 || !safeToText) return { errors: missing, typed }
  const safeContact = { phoneIsPrivate, mailboxIsPrivate, safeToText }
  return { step: 'address', draft: { ...call.draft, safeContact } }
}

function findMissing(
  { phoneIsPrivate, mailboxIsPrivate }: Typed,
  { call: { safeContact } }: ConsoleWords,
): PageError[] {
  return [
    ...(phoneIsPrivate === 'yes'
      ? []
      : [{ field: 'phoneIsPrivate', text: safeContact.choosePhone }]),
    ...(mailboxIsPrivate === 'yes'
      ? []
      : [{ field: 'mailboxIsPrivate', text: safeContact.chooseMailbox }]),
  ]
}

function readSafeToText(
  typed: Typed,
  { call: { safeContact } }: ConsoleWords,
): { safeToText?: SafeToText; errors: PageError[] } {
  if (typed.safeToText === 'any-time' || typed.safeToText === 'during-the-call')
    return { safeToText: typed.safeToText, errors: [] }
  if (typed.safeToText !== 'between')
    return { errors: [{ field: 'safeToText', text: safeContact.chooseWhen }] }
  const from = readTimeOfDay(typed.from)
  const to = readTimeOfDay(typed.to)
  if (from && to && from !== to) return { safeToText: { from, to }, errors: [] }
  if (from && to) return { errors: [{ field: 'to', text: safeContact.sameTimes }] }
  return {
    errors: [
      ...(from ? [] : [{ field: 'from', text: safeContact.fromMissing }]),
      ...(to ? [] : [{ field: 'to', text: safeContact.toMissing }]),
    ],
  }
}

/** The caller thought of another phone or mailbox. */
export function askSafeContactAgain({ call }: At): Outcome {
  const { safeContact: _, ...draft } = call.draft
  return { step: 'safe-contact', draft }
}
