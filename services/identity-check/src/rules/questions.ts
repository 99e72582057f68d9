import type { QuestionKind } from '@gwirio/contracts'

/**
 * Draws questions without repetition, each selection equally likely (Fisher-Yates, cut short).
 *
 * @param drawBelow a uniform whole number from 0 to below its argument
 */
export function pickQuestions(
  kinds: readonly QuestionKind[],
  count: number,
  drawBelow: (limit: number) => number,
): QuestionKind[] {
  const left = [...kinds]
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [picked] = left.splice(drawBelow(left.length), 1)
    return picked as QuestionKind
  })
}
