import { isRefusal, requestStartApproval } from '@gwirio/contracts'
import { tryAs } from '../../call-service.ts'
import { readNote } from '../../note-form.ts'
import type { At, Outcome } from './at.ts'
import { goBackFor } from './go-back-for.ts'

/** The caller said that the address is right: the next step sends it, or asks a second person first. */
export function confirmReadBack({ call }: At): Outcome {
  const draft = { ...call.draft, isReadBack: true }
  return { step: draft.needsApproval ? 'approval' : 'send', draft }
}

/** Asks a second person, with a note. */
export async function askSecondPerson({
  context,
  request,
  call,
  words,
  body,
}: At): Promise<Outcome> {
  const notes = { ...words.notes, missing: words.call.approval.noteMissing }
  const { error, ...typed } = readNote(body, { notes })
  if (error) return { errors: [error], typed }
  const { draft, caseId } = call
  const { identityCheckId, address = '' } = draft
  const asked = await tryAs(context, request, 'emailVerification', requestStartApproval, {
    params: { caseId },
    body: { identityCheckId, address, note: typed.note },
  })
  if (!isRefusal(asked))
    return { step: 'approval', draft: { ...draft, approvalId: asked.approvalId } }
  if (asked.refused === 'approval-not-needed')
    return { step: 'send', draft: { ...draft, needsApproval: false } }
  return goBackFor(asked.refused, { draft, words, typed })
}

/** After it was approved. */
export function goOnApproved({ call }: At): Outcome {
  return { step: 'send', draft: call.draft }
}

/** What a refusal or silence leaves: another note. */
export function askAgain({ call }: At): Outcome {
  return { step: 'approval', draft: { ...call.draft, approvalId: null } }
}
