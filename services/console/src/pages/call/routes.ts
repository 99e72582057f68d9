import { Router } from 'express'
import type { Context } from '../../context.ts'
import { checkAnswers, showQuestions } from './controller.ts'

const path = '/cases/:caseId/parties/:partyId/identity-checks/:identityCheckId'

export function callRoutes(context: Context): Router {
  return Router().get(path, showQuestions(context)).post(path, checkAnswers(context))
}
