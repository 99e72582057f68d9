import type { ConsoleWords } from './index.ts'

/** A reason word in plain language; nothing for one that is not known, which nobody could read. */
export function explainReason(
  { verification: words }: ConsoleWords,
  reason: string | null,
): string | null {
  if (reason === null) return null
  const word = /^smtp-\d{3}$/.test(reason) ? 'smtp-550' : reason
  return Object.hasOwn(words.reasons, word)
    ? words.reasons[word as keyof typeof words.reasons]
    : null
}
