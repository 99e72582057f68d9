import type { PageLanguage } from '@gwirio/pages'
import { formatNumber } from '../../../words/plural.ts'
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
  widths,
} from './look.ts'

/** Two rows of columns over the same months: counts in parts above, money below. */
export interface MonthColumns {
  readonly months: readonly string[]
  readonly parts: ReadonlyArray<{ readonly name: string; readonly values: readonly number[] }>
  readonly counts: string
  readonly cost: { readonly name: string; readonly values: readonly number[] }
}

const panelHeight = 180
const gap = 75

/** Columns one above the other, so that no axis has two measures. */
export function drawColumns(
  { months, parts, counts, cost }: MonthColumns,
  language: PageLanguage,
  size: Size,
): Chart {
  const top = legendHeight(
    parts.map(({ name }) => name),
    size,
  )
  const number = (value: number) => formatNumber(value, language)
  const pounds = (value: number) =>
    formatNumber(value, language, { style: 'currency', currency: 'GBP' })
  const first = top + 30
  const second = first + panelHeight + gap
  const columns = { type: 'bar', barMaxWidth: 46, silent: true }
  const option = {
    ...base,
    legend: { ...legend(size), data: parts.map(({ name }) => name) },
    grid: [first, second].map((from) => ({ left: 64, right: 12, top: from, height: panelHeight })),
    xAxis: [0, 1].map((gridIndex) => ({ ...monthAxis(months, size), gridIndex })),
    yAxis: [
      panelAxis(counts, 0, number),
      { ...panelAxis(cost.name, 1, pounds), minInterval: 0.01 },
    ],
    series: [
      ...parts.map(({ name, values }, part) => ({
        ...columns,
        name,
        stack: 'texts',
        itemStyle: fillOf(part),
        data: values,
      })),
      { ...columns, xAxisIndex: 1, yAxisIndex: 1, itemStyle: fillOf(0), data: cost.values },
    ],
  }
  return { option, width: widths[size], height: second + panelHeight + 40 }
}

function monthAxis(months: readonly string[], size: Size) {
  return {
    ...categoryAxis,
    data: months,
    axisLabel: { fontFamily, fontSize: size === 'wide' ? 14 : 13, color: ink, hideOverlap: true },
  }
}

function panelAxis(name: string, gridIndex: number, formatter: (value: number) => string) {
  return {
    ...valueAxis,
    gridIndex,
    name,
    nameLocation: 'end',
    nameTextStyle: { fontFamily, fontSize: 15, fontWeight: 'bold', color: ink, align: 'left' },
    axisLabel: { ...valueAxis.axisLabel, formatter },
  }
}
