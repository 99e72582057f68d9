import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { chooseAreas, showWork } from './controller.ts'
import { askMove, takeMove } from './move-to-area.ts'

const moveToArea = '/cases/:caseId/verifications/:verificationId/move-to-area'

export function workRoutes(context: Context): Router {
  return Router()
    .get('/', showWork(context))
    .post('/', requireScope(context, 'verification:watch'), chooseAreas(context))
    .get(moveToArea, requireScope(context, 'verification:write'), askMove(context))
    .post(moveToArea, requireScope(context, 'verification:write'), takeMove(context))
}
