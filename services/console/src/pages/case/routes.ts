import { Router } from 'express'
import type { Context } from '../../context.ts'
import { requireScope } from '../../require-staff.ts'
import { act, ask } from './act.ts'
import { type ActName, acts } from './acts.ts'
import { showCase, showFrozen } from './controller.ts'

const path = '/cases/:caseId'

export function caseRoutes(context: Context): Router {
  const router = Router()
    .get(path, requireScope(context, 'party:read'), showCase(context))
    .get(`${path}/frozen`, requireScope(context, 'verification:watch'), showFrozen(context))
  for (const [name, { path: below, scope }] of Object.entries(acts)) {
    const guard = requireScope(context, scope)
    router.get(path + below, guard, ask(context, name as ActName))
    router.post(path + below, guard, act(context, name as ActName))
  }
  return router
}
