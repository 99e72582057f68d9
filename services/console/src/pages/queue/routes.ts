import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { chooseAreas, showQueue } from './controller.ts'
import { askHandOver, takeHandOver } from './hand-over.ts'

const handOver = '/cases/:caseId/verifications/:verificationId/hand-over'

export function queueRoutes(context: Context): Router {
  return Router()
    .get('/', showQueue(context))
    .post('/', requireScope(context, 'verification:watch'), chooseAreas(context))
    .get(handOver, requireScope(context, 'verification:write'), askHandOver(context))
    .post(handOver, requireScope(context, 'verification:write'), takeHandOver(context))
}
