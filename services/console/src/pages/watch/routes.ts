import { Router } from 'express'
import type { Context } from '../../context.ts'
import { cancel, end, show, suspend, textNewCode } from './controller.ts'
import { streamChanges } from './stream.ts'

const path = '/cases/:caseId/verifications/:verificationId'

export function watchRoutes(context: Context): Router {
  return Router()
    .get(path, show(context))
    .get(`${path}/changes`, streamChanges(context))
    .post(`${path}/new-code`, textNewCode(context))
    .post(`${path}/cancel`, cancel(context))
    .post(`${path}/suspend`, suspend(context))
    .post(`${path}/end`, end(context))
}
