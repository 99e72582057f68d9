import type { PageLanguage } from '@gwirio/pages'
import { formatNumber } from '../../words/plural.ts'

/** Figures as rows and columns, in the words of a language: for the page, the file and the picture. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: ReadonlyArray<{ readonly name: string; readonly values: readonly number[] }>
  /** Sums of the columns, where they mean something. */
  readonly totals: readonly number[] | null
  /** Columns that are money, in pounds. */
  readonly money?: readonly number[]
}

/** The numbers of a row as the page shows them. */
export function formatValues(
  { money = [] }: Table,
  values: readonly number[],
  language: PageLanguage,
): string[] {
  return values.map((value, column) =>
    formatNumber(
      value,
      language,
      money.includes(column) ? { style: 'currency', currency: 'GBP' } : {},
    ),
  )
}

/** Adds a column with the sum of each row, and a row with the sums of the columns. */
export function withTotals(columns: readonly string[], rows: Table['rows'], total: string): Table {
  const summed = rows.map(({ name, values }) => ({ name, values: [...values, sum(values)] }))
  const all = [...columns, total]
  return {
    columns: all,
    rows: summed,
    totals: all.map((_, column) => sum(summed.map(({ values }) => values[column] ?? 0))),
  }
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
