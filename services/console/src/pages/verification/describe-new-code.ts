import type { VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'
import { whenToText } from '../call/summaries.ts'

/** When a new code is texted that staff ask for, as the service decides it. */
export function describeNewCode(
  { safeToText }: Pick<VerificationView, 'safeToText'>,
  words: ConsoleWords,
): string {
  const { newCode } = words.decisions
  if (safeToText === 'any-time') return newCode.anyTime
  if (safeToText === 'during-the-call') return newCode.duringTheCall
  return newCode.between.replace('{when}', whenToText(safeToText, words))
}
