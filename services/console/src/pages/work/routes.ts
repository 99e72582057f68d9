import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { chooseAreas, showWork } from './controller.ts'
import { askHandOver, takeHandOver } from './hand-over.ts'

const handOver = '/cases/:caseId/verifications/:verificationId/hand-over'

export function workRoutes(context: Context): Router {
  return Router()
    .get('/', showWork(context))
    .post('/', requireScope(context, 'verification:watch'), chooseAreas(context))
    .get(handOver, requireScope(context, 'verification:write'), askHandOver(context))
    .post(handOver, requireScope(context, 'verification:write'), takeHandOver(context))
}
