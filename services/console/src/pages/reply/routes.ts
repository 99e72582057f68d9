import { Router } from 'express'
import type { Context } from '../../context.ts'
import { show } from './controller.ts'

export function replyRoutes(context: Context): Router {
  return Router().get(
    '/cases/:caseId/verifications/:verificationId/replies/:replyId',
    show(context),
  )
}
