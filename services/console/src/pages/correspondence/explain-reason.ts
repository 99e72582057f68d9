import type { ConsoleWords } from '../../words/index.ts'

/** Why something is held, not sent or came back, in plain language; nothing for a word that is not known. */
export function explainReason(
  { correspondence: { reasons } }: ConsoleWords,
  reason: string | null,
): string | null {
  if (reason === null || !Object.hasOwn(reasons, reason)) return null
  return reasons[reason as keyof typeof reasons]
}
