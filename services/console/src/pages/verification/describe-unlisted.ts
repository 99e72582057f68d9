import type { VerificationView } from '@gwirio/contracts'
import type { ConsoleWords } from '../../words/index.ts'

/** What the history of a verification leaves out, because too much came for it: how many e-mails, and how many entries. */
export function describeUnlisted(
  {
    changes,
    changeCount,
    replyCount,
  }: Pick<VerificationView, 'changes' | 'changeCount' | 'replyCount'>,
  { verification: { unlisted, older } }: ConsoleWords,
  format: (count: number) => string,
): string[] {
  const listed = new Set(changes.flatMap(({ replyId }) => replyId ?? []))
  const counts = [
    [unlisted, replyCount - listed.size],
    [older, changeCount - changes.length],
  ] as const
  return counts.flatMap(([words, count]) =>
    count > 0 ? [words.replace('{count}', format(count))] : [],
  )
}
