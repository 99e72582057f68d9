import type { ConcernReason } from '@gwirio/contracts'
import type { CallDraft, CallStep } from '../../store/calls.ts'
import type { ConsoleWords, StaffProblem } from '../../words/index.ts'
import type { Outcome } from './at.ts'

/**
 * Where a refusal leads: to the stop page where nothing may be said about why, to a second person, or to the same step
 * again with what to do.
 */
export function goBackFor(
  problem: StaffProblem,
  {
    draft,
    words,
    typed,
  }: { draft: CallDraft; words: ConsoleWords; typed: Readonly<Record<string, unknown>> },
): Outcome {
  const step = steps[problem]
  if (step === 'approval')
    return { step, draft: { ...draft, needsApproval: true, approvalId: null } }
  if (step) return { step, draft, concerns: concerns[problem] ?? [] }
  const isLost = endsTheCheck.includes(problem)
  const field = 'address' in typed && ofTheAddress.includes(problem) ? 'address' : null
  return { errors: [{ field, text: words.problems[problem] }], typed: { ...typed, isLost } }
}

const steps: Partial<Record<StaffProblem, CallStep>> = {
  'address-not-usable': 'collision',
  'mobile-not-usable': 'collision',
  'phone-not-safe': 'post',
  'mailbox-not-safe': 'post',
  'approval-needed': 'approval',
}

const concerns: Partial<Record<StaffProblem, readonly ConcernReason[]>> = {
  'address-not-usable': ['address-of-another-party'],
  'phone-not-safe': ['phone-not-private'],
  'mailbox-not-safe': ['mailbox-not-private'],
}

/** The questions have to be asked again: their answers hold for a time only. */
const endsTheCheck: readonly string[] = [
  'identity-check-not-found',
  'identity-check-not-passed',
  'identity-check-too-old',
]

const ofTheAddress: readonly string[] = [
  'address-not-valid',
  'address-takes-no-mail',
  'address-is-ours',
  'addresses-differ',
]
