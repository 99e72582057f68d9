import type { ApprovalView, PartyView } from '@gwirio/contracts'
import type { Request } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { spellAddress } from '../../spelling/spell.ts'
import type { Call, CallDraft, CallStep } from '../../store/calls.ts'
import { wordsIn } from '../../words/index.ts'
import { describeHours, readOffice } from './office.ts'
import { readOwnApproval } from './read-approval.ts'
import { typedBefore } from './safe-contact.ts'
import { isSending } from './sent.ts'
import { nameLanguagesOfMessages, whenToText } from './summaries.ts'
import { listFindings, nameWarnings } from './warnings.ts'

/** What one step alone shows. */
export async function describeStep(
  context: Context,
  request: Request,
  { call, party }: { call: Call; party: PartyView },
): Promise<Readonly<Record<string, unknown>>> {
  const language = languageOf(request)
  const words = wordsIn(language)
  const { draft, step } = call
  if (step === 'safe-contact') return { before: typedBefore(draft) }
  if (step === 'read-back')
    return { spelled: spellAddress(draft.address ?? ''), ...listFindings(draft) }
  if (step === 'approval') {
    const approval = await readOwnApproval(context, request, call)
    return { approval, about: whatIsAsked(approval, draft) }
  }
  if (sendsToTheOffice.includes(step)) {
    const office = await readOffice(context, request, party.area)
    return { office, hours: office && describeHours(office, words, language) }
  }
  if (step === 'send')
    return {
      isSending: isSending(context, call),
      whenToText: draft.safeContact && whenToText(draft.safeContact.safeToText, words),
      languageOfMessages: nameLanguagesOfMessages(party.language, draft.language, words),
      passed: nameWarnings(draft, words),
    }
  return {}
}

/** Nothing goes on there: the caller gets the number of the office. */
const sendsToTheOffice: readonly CallStep[] = ['not-passed', 'locked', 'post']

/** Whether the second person decides about the address, the mobile on file, or both. */
function whatIsAsked(
  approval: ApprovalView | null,
  { findings = [], mobileChangedRecently = false }: CallDraft,
): 'address' | 'mobile' | 'both' {
  const isOfMobile = approval ? approval.kinds.includes('mobile-changed') : mobileChangedRecently
  const isOfAddress = approval
    ? approval.kinds.includes('near-miss-address')
    : findings.some(({ result }) => result === 'second-person')
  if (!isOfMobile) return 'address'
  return isOfAddress ? 'both' : 'mobile'
}
