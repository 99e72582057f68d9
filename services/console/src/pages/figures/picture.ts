import { gzipSync } from 'node:zlib'
import { readPageLanguage } from '@gwirio/pages'
import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { chartOf } from './chart/chart-of.ts'
import { draw } from './chart/draw.ts'
import { dayOf, readPeriod } from './period.ts'
import type { ReadFigures } from './read-figures.ts'
import { figureNames, makeTables } from './tables.ts'

/** One figure as an SVG picture. */
export function sendPicture(context: Context, read: ReadFigures): RequestHandler {
  return async (request, response, next) => {
    const name = figureNames.find((each) => each === request.params['figure'])
    const { period, problem } = readPeriod(request.query, dayOf(context.clock.now()))
    if (!name || problem) return next()
    const language = readPageLanguage(request.query['in']) ?? languageOf(request)
    const size = request.query['size'] === 'narrow' ? 'narrow' : 'wide'
    const figures = await read(request, period)
    const table = makeTables(figures, language)[name]
    const svg = await draw(chartOf(figures, table, { name, language, size }))
    response.set('Vary', 'Accept-Encoding').type('image/svg+xml')
    if (request.acceptsEncodings('gzip'))
      response.set('Content-Encoding', 'gzip').send(gzipSync(svg))
    else response.send(svg)
  }
}
