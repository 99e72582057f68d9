import { Router } from 'express'
import type { Context } from '../../context.ts'
import { sendPromptAndCode, showForm } from './controller.ts'

const path = '/cases/:caseId/parties/:partyId/identity-checks/:identityCheckId/address'

export function addressRoutes(context: Context): Router {
  return Router().get(path, showForm(context)).post(path, sendPromptAndCode(context))
}
