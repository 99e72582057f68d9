import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { change } from './change.ts'
import { record } from './record.ts'
import { show } from './show.ts'

const path = '/cases/:caseId/parties/:partyId/postings'

export function postingRoutes(context: Context): Router {
  const mayManage = requireScope(context, 'correspondence:manage')
  return Router()
    .get(path, requireScope(context, 'correspondence:watch'), show(context))
    .post(path, mayManage, record(context))
    .post(`${path}/:postingId`, mayManage, change(context))
}
