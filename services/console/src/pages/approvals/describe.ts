import type { ApprovalView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

/** Whom an approval is about, by reference. */
export function describeParty(
  { approvals, common }: ConsoleWords,
  { caseReference, partyReference }: ApprovalView,
): string {
  const words = partyReference === null ? approvals.wholeCase : common.caseAndParty
  return words.replace('{case}', caseReference).replace('{party}', partyReference ?? '')
}
