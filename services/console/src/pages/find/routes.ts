import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { showFound, takeSearch } from './controller.ts'

export function findRoutes(context: Context): Router {
  const guard = requireScope(context, 'party:read')
  return Router().post('/find', guard, takeSearch(context)).get('/find', guard, showFound(context))
}
