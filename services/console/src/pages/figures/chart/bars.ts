import type { PageLanguage } from '@gwirio/pages'
import { formatNumber } from '../../../words/plural.ts'
import { sum } from '../table.ts'
import type { Chart } from './draw.ts'
import {
  base,
  categoryAxis,
  fillOf,
  fontFamily,
  ink,
  legend,
  legendHeight,
  type Size,
  valueAxis,
  widthOf,
  widths,
} from './look.ts'

/** Rows of numbers, each row a bar and each number a part of it. */
export interface Bars {
  /** The names of the parts; one part needs no legend. */
  readonly parts: readonly string[]
  readonly rows: ReadonlyArray<{ readonly name: string; readonly values: readonly number[] }>
}

const barHeight = 34

/** Horizontal bars with the total at the end of each: names stay readable at any width. */
export function drawBars({ parts, rows }: Bars, language: PageLanguage, size: Size): Chart {
  const hasLegend = parts.length > 1
  const top = hasLegend ? legendHeight(parts, size) : 5
  const width = widths[size]
  const nameWidth = size === 'wide' ? 240 : 110
  const rowHeight = heightOfRow(rows, nameWidth)
  const number = (value: number) => formatNumber(value, language)
  const totals = rows.map(({ values }) => sum(values))
  const option = {
    ...base,
    ...(hasLegend && { legend: { ...legend(size), data: parts } }),
    grid: { left: nameWidth + 12, right: 48, top, bottom: 30 },
    xAxis: { ...valueAxis, axisLabel: { ...valueAxis.axisLabel, formatter: number } },
    yAxis: {
      ...categoryAxis,
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: {
        fontFamily,
        fontSize: 15,
        lineHeight: 18,
        color: ink,
        interval: 0,
        width: nameWidth,
        overflow: 'break',
      },
    },
    series: [
      ...parts.map((name, part) => ({
        name,
        type: 'bar',
        stack: 'all',
        barWidth: Math.min(26, rowHeight - 8),
        itemStyle: fillOf(part),
        data: rows.map(({ values }) => values[part] ?? 0),
        silent: true,
      })),
      endLabels(totals, number),
    ],
  }
  return { option, width, height: top + rows.length * rowHeight + 30 }
}

/** Nothing but the total at the end of each bar. */
function endLabels(totals: readonly number[], number: (value: number) => string) {
  return {
    type: 'bar',
    stack: 'all',
    silent: true,
    data: totals.map((total) => ({
      value: 0,
      label: {
        show: true,
        position: 'right',
        formatter: number(total),
        fontFamily,
        fontSize: 15,
        fontWeight: 'bold',
        color: ink,
      },
    })),
  }
}

function heightOfRow(rows: Bars['rows'], nameWidth: number): number {
  const longest = Math.max(0, ...rows.map(({ name }) => widthOf(name)))
  // A line is not filled to its end
  const lines = Math.ceil((longest * 1.15) / nameWidth)
  return Math.max(barHeight, lines * 18 + 10)
}
