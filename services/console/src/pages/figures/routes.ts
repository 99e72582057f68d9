import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { show } from './controller.ts'
import { sendCsv } from './csv.ts'
import { sendPicture } from './picture.ts'
import { createFigureReader } from './read-figures.ts'

export function figureRoutes(context: Context): Router {
  const read = createFigureReader(context)
  return Router()
    .use('/figures', requireScope(context, 'figures:read'))
    .get('/figures', show(context, read))
    .get('/figures/:figure.svg', sendPicture(context, read))
    .get('/figures/:figure.csv', sendCsv(context, read))
}
