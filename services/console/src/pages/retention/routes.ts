import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { confirm, showList, take } from './controller.ts'

const one = '/manage/retention/:caseId'

export function retentionRoutes(context: Context): Router {
  return Router()
    .use('/manage/retention', requireScope(context, 'retention:manage'))
    .get('/manage/retention', showList(context))
    .get(`${one}/keep`, confirm(context, 'keep'))
    .post(`${one}/keep`, take(context, 'keep'))
    .get(`${one}/release`, confirm(context, 'release'))
    .post(`${one}/release`, take(context, 'release'))
}
