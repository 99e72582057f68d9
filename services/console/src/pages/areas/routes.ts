import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { changeForm, showList, takeChange } from './controller.ts'

export function areaRoutes(context: Context): Router {
  return Router()
    .use('/manage/areas', requireScope(context, 'area:manage'))
    .get('/manage/areas', showList(context))
    .get('/manage/areas/:area', changeForm(context))
    .post('/manage/areas/:area', takeChange(context))
}
