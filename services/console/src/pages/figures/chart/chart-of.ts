import type { PageLanguage } from '@gwirio/pages'
import { formatMonth } from '../../../format-day.ts'
import { wordsIn } from '../../../words/index.ts'
import type { Figures } from '../read-figures.ts'
import { sum, type Table } from '../table.ts'
import type { FigureName } from '../tables.ts'
import { drawBars } from './bars.ts'
import { drawColumns } from './columns.ts'
import type { Chart } from './draw.ts'
import type { Size } from './look.ts'

/** More bars than that say nothing at a glance; the table has them all. */
const mostReasons = 8

/** The picture of some figures, which the table has in words, for a width. */
export function chartOf(
  figures: Figures,
  table: Table,
  { name, language, size }: { name: FigureName; language: PageLanguage; size: Size },
): Chart {
  const words = wordsIn(language).figures
  if (name === 'texts') return chartOfTexts(figures, table, language, size)
  if (name === 'times') return drawBars({ parts: table.columns, rows: table.rows }, language, size)
  // The last column is the total
  const parts = table.columns.slice(0, -1)
  const rows = table.rows.map((row) => ({ name: row.name, values: row.values.slice(0, -1) }))
  const shown = name === 'holds' ? foldRows(rows, words.holds.others) : rows
  return drawBars({ parts, rows: shown }, language, size)
}

function foldRows(rows: Table['rows'], others: string): Table['rows'] {
  if (rows.length <= mostReasons) return rows
  const rest = rows.slice(mostReasons - 1)
  const values = rest[0]?.values.map((_, part) => sum(rest.map((row) => row.values[part] ?? 0)))
  return [...rows.slice(0, mostReasons - 1), { name: others, values: values ?? [] }]
}

function chartOfTexts({ texts }: Figures, table: Table, language: PageLanguage, size: Size): Chart {
  const words = wordsIn(language).figures.texts
  const column = (place: number) => table.rows.map(({ values }) => values[place] ?? 0)
  return drawColumns(
    {
      months: texts.months.map(({ month }) => formatMonth(month, language, 'short')),
      parts: [words.delivered, words.sent, words.failed].map((name, place) => ({
        name,
        values: column(place),
      })),
      counts: words.texts,
      cost: { name: words.cost, values: column(4) },
    },
    language,
    size,
  )
}
