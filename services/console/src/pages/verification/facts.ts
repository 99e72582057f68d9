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
  const own = words.verification
  const facts: Array<[string, string | null]> = [[own.address, address]]
  if (state === 'awaiting-reply') {
    facts.push([own.triesLeft, String(triesLeft)], [own.codesLeft, String(codesLeft)])
    facts.push([own.safeToText, whenToText(verification.safeToText, words)])
    facts.push([own.openUntil, formatTime(openUntil)])
  } else if (state !== 'verified') {
    facts.push([own.why, explainReason(words, verification.reason)])
  }
  if (state === 'verified') {
    facts.push([own.level, level && own.levels[level]])
    facts.push([own.verifiedUntil, verifiedUntil && formatTime(verifiedUntil)])
  }
  facts.push([own.area, words.areas[verification.area]])
  return facts.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { text, classes: 'gwirio-break' } }] : [],
  )
}
