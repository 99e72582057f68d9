import type { Router } from 'express'
import type { Context } from '../context.ts'
import { approvalRoutes } from './approvals/routes.ts'
import { callRoutes } from './call/routes.ts'
import { caseRoutes } from './case/routes.ts'
import { correspondenceRoutes } from './correspondence/routes.ts'
import { findRoutes } from './find/routes.ts'
import { incidentRoutes } from './incidents/routes.ts'
import { manageRoutes } from './manage/routes.ts'
import { partyRoutes } from './party/routes.ts'
import { postingRoutes } from './postings/routes.ts'
import { practiceRoutes } from './practice/routes.ts'
import { replyRoutes } from './reply/routes.ts'
import { sendRoutes } from './send/routes.ts'
import { verificationRoutes } from './verification/routes.ts'
import { workRoutes } from './work/routes.ts'

/** Every page that staff see, each behind the sign-in and the token of its forms. */
export function pageRoutes(context: Context): Router[] {
  return [
    workRoutes(context),
    findRoutes(context),
    approvalRoutes(context),
    caseRoutes(context),
    partyRoutes(context),
    callRoutes(context),
    verificationRoutes(context),
    replyRoutes(context),
    sendRoutes(context),
    incidentRoutes(context),
    postingRoutes(context),
    correspondenceRoutes(context),
    manageRoutes(context),
    practiceRoutes(context),
  ]
}
