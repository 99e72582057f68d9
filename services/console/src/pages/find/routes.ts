import { Router } from 'express'
import type { Context } from '../../context.ts'
import { showForm, showFound, takeSearch } from './controller.ts'

export function findRoutes(context: Context): Router {
  return Router()
    .get('/', showForm(context))
    .post('/find', takeSearch(context))
    .get('/find', showFound(context))
}
