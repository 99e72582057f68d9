import { stringify } from 'csv-stringify/sync'
import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { wordsIn } from '../../words/index.ts'
import { dayOf, readPeriod } from './period.ts'
import type { ReadFigures } from './read-figures.ts'
import type { Table } from './table.ts'
import { type FigureName, figureNames, makeTables } from './tables.ts'

/** One figure as a file for spreadsheets. */
export function sendCsv(context: Context, read: ReadFigures): RequestHandler {
  return async (request, response, next) => {
    const name = figureNames.find((each) => each === request.params['figure'])
    const { period, problem } = readPeriod(request.query, dayOf(context.clock.now()))
    if (!name || problem) return next()
    const language = languageOf(request)
    const table = makeTables(await read(request, period), language)[name]
    const { figures } = wordsIn(language)
    response
      .attachment(`gwirio-${name}-${period.from}-${period.to}.csv`)
      .type('text/csv; charset=utf-8')
      .set('Content-Language', language)
      .send(writeCsv(table, headOf(name, figures)))
  }
}

/** What the first column holds. */
export function headOf(name: FigureName, figures: ReturnType<typeof wordsIn>['figures']): string {
  const heads = {
    outcomes: figures.area,
    times: figures.times.length,
    holds: figures.holds.reason,
    texts: figures.texts.month,
  }
  return heads[name]
}

/**
 * RFC 4180, with a byte order mark, without which spreadsheets take UTF-8 for something else. A text that begins like a
 * formula is written as a text.
 */
function writeCsv({ columns, rows }: Table, head: string): string {
  return stringify([[head, ...columns], ...rows.map(({ name, values }) => [name, ...values])], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  })
}
