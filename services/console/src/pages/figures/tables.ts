import { area } from '@gwirio/contracts'
import type { PageLanguage } from '@gwirio/pages'
import { formatMonth } from '../../format-day.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { inAlphabetOf } from '../../words/plural.ts'
import { describeRange } from './describe-range.ts'
import type { Figures } from './read-figures.ts'
import { sum, type Table, withTotals } from './table.ts'

export const figureNames = ['outcomes', 'times', 'holds', 'texts'] as const
export type FigureName = (typeof figureNames)[number]

/** In the order in which they stand in the bars: what went well first. */
const outcomes = [
  'verified',
  'open',
  'suspended',
  'failed',
  'expired',
  'cancelled',
  'ended',
] as const

/** The figures as tables in the words of a language. */
export function makeTables(figures: Figures, language: PageLanguage): Record<FigureName, Table> {
  const words = wordsIn(language)
  return {
    outcomes: tabulateOutcomes(figures, words, language),
    times: tabulateTimes(figures, language),
    holds: tabulateHolds(figures, words, language),
    texts: tabulateTexts(figures, words, language),
  }
}

function tabulateOutcomes(
  { verifications }: Figures,
  { areas, figures }: ConsoleWords,
  language: PageLanguage,
): Table {
  const rows = areasInOrder(areas, language).map((each) => ({
    name: areas[each],
    values: outcomes.map((outcome) =>
      sum(
        verifications.outcomes
          .filter((figure) => figure.area === each && figure.outcome === outcome)
          .map(({ count }) => count),
      ),
    ),
  }))
  return withTotals(
    outcomes.map((outcome) => figures.outcomes[outcome]),
    rows,
    figures.total,
  )
}

function tabulateTimes({ verifications }: Figures, language: PageLanguage): Table {
  const { figures } = wordsIn(language)
  const lengths = verifications.minutesToVerified
  const rows = lengths.map(({ upTo, count }, position) => ({
    name: describeRange({ from: lengths[position - 1]?.upTo ?? null, to: upTo }, language),
    values: [count],
  }))
  return {
    columns: [figures.times.count],
    rows,
    totals: [sum(lengths.map(({ count }) => count))],
  }
}

/** The most frequent reason first. */
function tabulateHolds(
  { verifications }: Figures,
  words: ConsoleWords,
  language: PageLanguage,
): Table {
  const order = areasInOrder(words.areas, language)
  const byReason = Map.groupBy(verifications.holds, ({ reason }) => reason)
  const rows = [...byReason]
    .map(([reason, holds]) => ({
      name: (explainReason(words, reason) ?? reason).replace(/\.$/, ''),
      values: order.map((each) =>
        sum(holds.filter((hold) => hold.area === each).map(({ count }) => count)),
      ),
    }))
    .toSorted((a, b) => sum(b.values) - sum(a.values))
  return withTotals(
    order.map((each) => words.areas[each]),
    rows,
    words.figures.total,
  )
}

function tabulateTexts(
  { texts }: Figures,
  { figures }: ConsoleWords,
  language: PageLanguage,
): Table {
  const { delivered, sent, failed, parts, cost } = figures.texts
  const rows = texts.months.map((month) => ({
    name: formatMonth(month.month, language),
    values: [
      month.delivered,
      month.sent,
      month.failed,
      month.parts,
      Math.round(month.parts * texts.pencePerPart) / 100,
    ],
  }))
  const columns = [delivered, sent, failed, parts, cost]
  const totals = columns.map((_, column) => sum(rows.map(({ values }) => values[column] ?? 0)))
  return { columns, rows, totals, money: [4] }
}

function areasInOrder(names: ConsoleWords['areas'], language: PageLanguage) {
  const compare = inAlphabetOf(language)
  return area.options.toSorted((a, b) => compare(names[a], names[b]))
}
