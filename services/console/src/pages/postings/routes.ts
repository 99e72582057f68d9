import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { change } from './change.ts'
import { record } from './record.ts'
import { show } from './show.ts'

const path = '/cases/:caseId/parties/:partyId/postings'

export function postingRoutes(context: Context): Router {
  const maySend = requireScope(context, 'correspondence:send')
  return Router()
    .get(path, requireScope(context, 'correspondence:watch'), show(context))
    .post(path, maySend, record(context))
    .post(`${path}/:postingId`, maySend, change(context))
}
