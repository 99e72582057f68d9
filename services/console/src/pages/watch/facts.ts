import type { VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

interface Fact {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes?: string }
}

/** What there is to know about a verification in its state: rows of the summary list. */
export function factsOf(
  { state, address, triesLeft, codesLeft, openUntil, level, verifiedUntil }: VerificationView,
  { watch }: ConsoleWords,
  formatTime: (instant: string) => string,
): Fact[] {
  const facts: Array<[string, string | null]> = [[watch.address, address]]
  if (state === 'awaiting-reply') {
    facts.push([watch.triesLeft, String(triesLeft)], [watch.codesLeft, String(codesLeft)])
    facts.push([watch.openUntil, formatTime(openUntil)])
  }
  if (state === 'verified') {
    facts.push([watch.level, level && watch.levels[level]])
    facts.push([watch.verifiedUntil, verifiedUntil && formatTime(verifiedUntil)])
  }
  return facts.flatMap(([key, text]) =>
    text ? [{ key: { text: key }, value: { text, classes: 'gwirio-break' } }] : [],
  )
}
