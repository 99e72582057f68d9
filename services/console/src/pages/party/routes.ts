import { Router } from 'express'
import type { Context } from '../../context.ts'
import { showParty, startCall } from './controller.ts'

export function partyRoutes(context: Context): Router {
  return Router()
    .get('/cases/:caseId/parties/:partyId', showParty(context))
    .post('/cases/:caseId/parties/:partyId/identity-checks', startCall(context))
}
