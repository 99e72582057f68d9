import type { ApprovalItem } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

/** Whom an approval is about, by reference. */
export function describeParty(
  { approvals, common }: ConsoleWords,
  { caseReference, partyReference }: Pick<ApprovalItem, 'caseReference' | 'partyReference'>,
): string {
  const words = partyReference === null ? approvals.wholeCase : common.caseAndParty
  return words.replace('{case}', caseReference).replace('{party}', partyReference ?? '')
}
