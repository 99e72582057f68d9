import { type ConcernReason, isRefusal, readParty, type SafeToText } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import { tryAs } from '../../call-service.ts'
import { readText } from '../../form-fields.ts'
import { readTimeOfDay } from '../../read-time-of-day.ts'
import type { CallDraft, CallStep } from '../../store/calls.ts'
import { listUnreported } from '../../store/concern-reports.ts'
import type { ConsoleWords } from '../../words/index.ts'
import type { At, Outcome } from './at.ts'

type Typed = Readonly<
  Record<'phoneIsPrivate' | 'mailboxIsPrivate' | 'safeToText' | 'from' | 'to', string>
>

/**
 * An answer that it is not safe counts in all of these, also from a tab that was left behind. In the steps that are not
 * here, nothing can be sent any more.
 */
export const safeContactSteps: readonly CallStep[] = [
  'questions',
  'safe-contact',
  'post',
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
    const { safeContact: before, sendingSince, verificationId } = call.draft
    // What was said to be unsafe before stays so
    const safeContact = {
      phoneIsPrivate: typed.phoneIsPrivate !== 'no' && before?.phoneIsPrivate !== false,
      mailboxIsPrivate: typed.mailboxIsPrivate !== 'no' && before?.mailboxIsPrivate !== false,
      safeToText: 'during-the-call' as const,
    }
    const isBegun = sendingSince !== undefined || verificationId !== undefined
    const step = isBegun ? 'stopping' : 'post'
    const concerns: ConcernReason[] = []
    if (typed.phoneIsPrivate === 'no') concerns.push('phone-not-private')
    if (typed.mailboxIsPrivate === 'no') concerns.push('mailbox-not-private')
    return { step, draft: { ...call.draft, safeContact }, mustWin: true, concerns }
  }
  if (call.step !== 'safe-contact') return { step: call.step, draft: call.draft }
  const { safeToText, errors } = readSafeToText(typed, words)
  const missing = [...findMissing(typed, words), ...errors]
  if (missing.length > 0 || !safeToText) return { errors: missing, typed }
  const safeContact = { phoneIsPrivate, mailboxIsPrivate, safeToText }
  return { step: stepAfter(call.draft), draft: { ...call.draft, safeContact } }
}

/** Where the call was before the answers were changed; an approval is looked at again. */
function stepAfter({ address, isReadBack, needsApproval }: CallDraft): CallStep {
  if (!address) return 'address'
  if (!isReadBack) return 'read-back'
  return needsApproval ? 'approval' : 'send'
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

/** Back to the questions, with what was answered. */
export function changeSafeContact({ call }: At): Outcome {
  return { step: 'safe-contact', draft: call.draft }
}

/** What was answered before, for the form. */
export function typedBefore({ safeContact }: CallDraft): Partial<Typed> {
  if (!safeContact) return {}
  const { phoneIsPrivate, mailboxIsPrivate, safeToText } = safeContact
  return {
    phoneIsPrivate: phoneIsPrivate ? 'yes' : 'no',
    mailboxIsPrivate: mailboxIsPrivate ? 'yes' : 'no',
    ...(typeof safeToText === 'string'
      ? { safeToText }
      : { safeToText: 'between', from: safeToText.from, to: safeToText.to }),
  }
}

/** The caller thought of another phone or mailbox: once somebody else has settled what was of concern. */
export async function askSafeContactAgain({ context, request, call, words }: At): Promise<Outcome> {
  const { caseId, partyId } = call
  const params = { caseId, partyId }
  const party = await tryAs(context, request, 'identityCheck', readParty, { params })
  const problem = isRefusal(party) ? party.refused : 'concern-open'
  const isOpen =
    isRefusal(party) ||
    party.concern !== null ||
    (await listUnreported(context.db, params)).length > 0
  if (isOpen) return { errors: [{ field: null, text: words.problems[problem] }] }
  const { safeContact: _, ...draft } = call.draft
  return { step: 'safe-contact', draft }
}
