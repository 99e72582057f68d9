import { type AddressFinding, checkAddress, isRefusal } from '@gwirio/contracts'
import { tryAs } from '../../call-service.ts'
import { readText } from '../../form-fields.ts'
import type { CallDraft } from '../../store/calls.ts'
import type { At, Outcome } from './at.ts'
import { goBackFor } from './go-back-for.ts'

/** The address, typed twice, goes through every check; then it is read back. */
export async function takeAddress(at: At): Promise<Outcome> {
  const { words, body } = at
  const address = readText(body, 'address', 320)
  const addressAgain = readText(body, 'addressAgain', 320)
  const typed = { address, addressAgain }
  const { address: own } = words.call
  const errors = [
    ...(address === '' ? [{ field: 'address', text: own.missing }] : []),
    ...(addressAgain === '' ? [{ field: 'addressAgain', text: own.againMissing }] : []),
  ]
  if (errors.length > 0) return { errors, typed }
  if (address !== addressAgain)
    return { errors: [{ field: 'addressAgain', text: words.problems['addresses-differ'] }], typed }
  return check(at, address, typed)
}

/** What the checks think was meant takes the place of the address: it is checked and read back as any other. */
export async function useSuggestion(at: At): Promise<Outcome> {
  const { draft } = at.call
  const suggestion = draft.findings?.find((finding) => finding.suggestion)?.suggestion
  if (!suggestion) return { step: 'read-back', draft }
  return check(at, suggestion, { address: suggestion, addressAgain: '' })
}

/** Back to the field; what was checked before counts no more. */
export function changeAddress({ call }: At): Outcome {
  return { step: 'address', draft: withoutAddress(call.draft) }
}

async function check(
  { context, request, call, words }: At,
  address: string,
  typed: Readonly<Record<string, string>>,
): Promise<Outcome> {
  const { caseId, draft } = call
  const { identityCheckId } = draft
  const checked = await tryAs(context, request, 'emailVerification', checkAddress, {
    params: { caseId },
    body: { identityCheckId, address },
  })
  if (isRefusal(checked)) return goBackFor(checked.refused, { draft, words, typed })
  const { findings, approval, approvalId, mobileChangedRecently } = checked
  const stop = findings.find(({ result }) => result === 'stop')
  if (stop && aboutTheAddress.includes(stop.check)) {
    const text = words.call.checks[stop.check].stop
    return { errors: [{ field: 'address', text }], typed }
  }
  if (stop)
    return {
      step: 'collision',
      draft: withoutAddress(draft),
      concerns: ['address-of-another-party'],
    }
  const needsApproval = approval !== 'not-needed'
  return {
    step: 'read-back',
    draft: {
      ...withoutAddress(draft),
      address,
      findings,
      mobileChangedRecently,
      needsApproval,
      approvalId,
    },
  }
}

/** The call as it was before there was an address. What may have been sent to the one before is still looked for. */
export function withoutAddress(draft: CallDraft): CallDraft {
  const { partyName, area, language, identityCheckId, questions } = draft
  const { safeContact, sendingSince, cancelledIds } = draft
  return {
    ...(partyName && { partyName }),
    area,
    language,
    identityCheckId,
    questions,
    ...(safeContact && { safeContact }),
    ...(sendingSince && { sendingSince }),
    ...(cancelledIds && { cancelledIds }),
  }
}

/** What the caller can spell again, or have another of; anything else ends the call. */
const aboutTheAddress: ReadonlyArray<AddressFinding['check']> = [
  'form',
  'takes-mail',
  'typing-error',
  'look-alike-letters',
  'role-mailbox',
  'disposable-provider',
  'own-domain',
]
