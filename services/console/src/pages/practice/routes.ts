import { Router } from 'express'
import type { Context } from '../../context.ts'
import { reply, show } from './controller.ts'

/** Nothing of it is there where mail and texts are real. */
export function practiceRoutes(context: Context): Router {
  const { practiceWorldUrl } = context.config
  if (!practiceWorldUrl) return Router()
  return Router()
    .get('/practice', show(context))
    .post(
      '/cases/:caseId/verifications/:verificationId/practice-reply',
      reply(context, practiceWorldUrl),
    )
}
