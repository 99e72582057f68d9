import type { PageError, PageLanguage } from '@gwirio/pages'
import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { formatDay } from '../../format-day.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { countOf, formatNumber } from '../../words/plural.ts'
import { chartOf } from './chart/chart-of.ts'
import { headOf } from './csv.ts'
import { dayOf, listPresets, type Period, type PeriodProblem, readPeriod } from './period.ts'
import type { Figures, ReadFigures } from './read-figures.ts'
import { formatValues, sum, type Table } from './table.ts'
import { type FigureName, figureNames, makeTables } from './tables.ts'

/** The figures of a period: a picture of each, and the same numbers as a table. */
export function show(context: Context, read: ReadFigures): RequestHandler {
  return async (request, response) => {
    const today = dayOf(context.clock.now())
    const { period, typed, problem } = readPeriod(request.query, today)
    const language = languageOf(request)
    const found = await read(request, period)
    sendPage(context, request, response, {
      template: 'figures/page.njk',
      status: problem ? 400 : 200,
      title: (words) => words.figures.title,
      view: {
        typed,
        period: describePeriod(period, language),
        presets: Object.entries(listPresets(today)).map(([name, days]) => ({
          name,
          href: `/figures?${queryOf(days)}`,
        })),
        figures: describeFigures(found, period, language),
      },
      errors: describeProblem(problem, language),
    })
  }
}

function describeFigures(found: Figures, period: Period, language: PageLanguage) {
  const tables = makeTables(found, language)
  const { figures: words } = wordsIn(language)
  return figureNames.map((name) => {
    const pictures = (['wide', 'narrow'] as const).map((size) => {
      const { width, height } = chartOf(found, tables[name], { name, language, size })
      const query = `${queryOf(period)}&in=${language}&size=${size}`
      return { width, height, src: `/figures/${name}.svg?${query}` }
    })
    return {
      name,
      ...describeTable(tables[name], language),
      head: headOf(name, words),
      note: noteOf(name, found, language),
      pictures,
      csv: `/figures/${name}.csv?${queryOf(period)}`,
    }
  })
}

function describeTable(table: Table, language: PageLanguage) {
  return {
    columns: table.columns,
    rows: table.rows.map(({ name, values }) => ({
      name,
      values: formatValues(table, values, language),
    })),
    totals: table.totals && formatValues(table, table.totals, language),
    isEmpty: sum(table.rows.flatMap(({ values }) => values)) === 0,
  }
}

function noteOf(name: FigureName, { texts, verifications }: Figures, language: PageLanguage) {
  const { figures } = wordsIn(language)
  const { medianMinutesToVerified: median } = verifications
  if (name === 'times' && median !== null)
    return countOf(language, figures.times.median, Math.max(1, Math.ceil(median)))
  if (name !== 'texts') return null
  const price = formatNumber(texts.pencePerPart / 100, language, {
    style: 'currency',
    currency: 'GBP',
    maximumFractionDigits: 4,
  })
  return figures.texts.costNote.replace('{price}', price)
}

function describePeriod({ from, to }: Period, language: PageLanguage): string {
  return wordsIn(language)
    .figures.period.replace('{from}', formatDay(from, language))
    .replace('{to}', formatDay(to, language))
}

function describeProblem(problem: PeriodProblem | null, language: PageLanguage): PageError[] {
  if (!problem) return []
  const field = problem === 'fromWrong' ? 'from' : 'to'
  return [{ field, text: wordsIn(language).figures[problem] }]
}

function queryOf({ from, to }: Period): string {
  return new URLSearchParams({ from, to }).toString()
}
