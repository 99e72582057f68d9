import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { decide, showApproval } from './approval.ts'
import { showApprovals } from './controller.ts'

const path = '/cases/:caseId/approvals/:approvalId'

export function approvalRoutes(context: Context): Router {
  const mayRead = requireScope(context, 'verification:watch')
  return Router()
    .get('/approvals', mayRead, showApprovals(context))
    .get(path, mayRead, showApproval(context))
    .post(path, requireScope(context, 'approval:decide'), decide(context))
}
