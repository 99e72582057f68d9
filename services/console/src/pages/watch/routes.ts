import { Router } from 'express'
import type { Context } from '../../context.ts'
import { confirm } from './confirm.ts'
import { cancel, end, show, suspend, textNewCode } from './controller.ts'
import { streamChanges } from './stream.ts'

const path = '/cases/:caseId/verifications/:verificationId'

export function watchRoutes(context: Context): Router {
  return Router()
    .get(path, show(context))
    .get(`${path}/changes`, streamChanges(context))
    .get(`${path}/confirm-cancel`, confirm(context, 'cancel'))
    .get(`${path}/confirm-suspend`, confirm(context, 'suspend'))
    .get(`${path}/confirm-end`, confirm(context, 'end'))
    .post(`${path}/new-code`, textNewCode(context))
    .post(`${path}/cancel`, cancel(context))
    .post(`${path}/suspend`, suspend(context))
    .post(`${path}/end`, end(context))
}
