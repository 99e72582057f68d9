import type { VerificationView } from '@gwirio/contracts'
import { explainReason } from '../../words/explain-reason.ts'
import type { ConsoleWords } from '../../words/index.ts'
import { whenToText } from '../call/summaries.ts'

interface Fact {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes?: string }
}

/** What there is to know about a verification in its state: rows of the summary list. */
export function factsOf(
  verification: VerificationView,
  words: ConsoleWords,
  formatTime: (instant: string) => string,
): Fact[] {
  const { state, address, triesLeft, codesLeft, openUntil, level, verifiedUntil } = verification
  const { watch } = words
  const facts: Array<[string, string | null]> = [[watch.address, address]]
  if (state === 'awaiting-reply') {
    facts.push([watch.triesLeft, String(triesLeft)], [watch.codesLeft, String(codesLeft)])
    facts.push([watch.safeToText, whenToText(verification.safeToText, words)])
    facts.push([watch.openUntil, formatTime(openUntil)])
  } else if (state !== 'verified') {
    facts.push([watch.why, explainReason(words, verification.reason)])
  }
  if (state === 'verified') {
    facts.push([watch.level, level && watch.levels[level]])
    facts.push([watch.verifiedUntil, verifiedUntil && formatTime(verifiedUntil)])
  }
  facts.push([watch.area, words.areas[verification.area]])
  return facts.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { text, classes: 'gwirio-break' } }] : [],
  )
}
