import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { confirm, showList, unlock } from './controller.ts'

const one = '/manage/locked/:caseId/:partyId'

export function lockedRoutes(context: Context): Router {
  return Router()
    .use('/manage/locked', requireScope(context, 'party:unlock'))
    .get('/manage/locked', showList(context))
    .get(one, confirm(context))
    .post(one, unlock(context))
}
