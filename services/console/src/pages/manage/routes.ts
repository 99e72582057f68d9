import { Router } from 'express'
import type { Context } from '../../context.ts'
import { areaRoutes } from '../areas/routes.ts'
import { clientRoutes } from '../clients/routes.ts'
import { figureRoutes } from '../figures/routes.ts'
import { lockedRoutes } from '../locked/routes.ts'
import { retentionRoutes } from '../retention/routes.ts'
import { staffRoutes } from '../staff/routes.ts'
import { templateRoutes } from '../templates/routes.ts'
import { show } from './controller.ts'

/** All that managers change, and the figures. */
export function manageRoutes(context: Context): Router {
  const routes = Router().get('/manage', show(context))
  // Another provider keeps its own staff and clients
  if (context.config.manageStaff) routes.use(staffRoutes(context), clientRoutes(context))
  return routes.use(
    areaRoutes(context),
    templateRoutes(context),
    lockedRoutes(context),
    retentionRoutes(context),
    figureRoutes(context),
  )
}
