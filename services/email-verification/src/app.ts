import { templateRoutes } from '@gwirio/messages/publishing'
import {
  createHttpApp,
  type Metrics,
  type Readiness,
  type TokenVerifier,
} from '@gwirio/service-kit'
import type { Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { askGateRoute } from './routes/ask-gate.ts'
import {
  askVerificationStatusesRoute,
  askVerificationStatusRoute,
} from './routes/ask-verification-status.ts'
import { cancelVerificationRoute } from './routes/cancel-verification.ts'
import { checkAddressRoute } from './routes/check-address.ts'
import { decideApprovalRoute } from './routes/decide-approval.ts'
import { endVerificationRoute } from './routes/end-verification.ts'
import { findVerificationsByAddressRoute } from './routes/find-verifications-by-address.ts'
import { freezeRoute } from './routes/freeze.ts'
import { freezeForIncidentRoute } from './routes/freeze-for-incident.ts'
import { handOverCorrespondenceRoute } from './routes/hand-over-correspondence.ts'
import { listApprovalsRoute } from './routes/list-approvals.ts'
import { listFreezesRoute } from './routes/list-freezes.ts'
import { listVerificationsRoute } from './routes/list-verifications.ts'
import { listWorkRoute } from './routes/list-work.ts'
import { moveToAreaRoute } from './routes/move-to-area.ts'
import { addPublicKeys } from './routes/public-keys.ts'
import { readApprovalRoute } from './routes/read-approval.ts'
import { readFiguresRoute } from './routes/read-figures.ts'
import { readReplyRoute } from './routes/read-reply.ts'
import { readVerificationRoute } from './routes/read-verification.ts'
import { reportDeliveryRoute } from './routes/report-delivery.ts'
import { reportPartyChangeRoute } from './routes/report-party-change.ts'
import { reportTextRoute } from './routes/report-text.ts'
import { requestLiftRoute } from './routes/request-lift.ts'
import { requestNewCodeRoute } from './routes/request-new-code.ts'
import { requestReplyAcceptanceRoute } from './routes/request-reply-acceptance.ts'
import { requestResumeRoute } from './routes/request-resume.ts'
import { requestStartApprovalRoute } from './routes/request-start-approval.ts'
import { settleAttentionRoute } from './routes/settle-attention.ts'
import { startVerificationRoute } from './routes/start-verification.ts'
import { suspendVerificationRoute } from './routes/suspend-verification.ts'
import { watchVerificationRoute } from './routes/watch-verification.ts'

export function createApp(
  context: Context,
  surroundings: {
    issuer: string
    metrics: Metrics
    ready: Readiness
    verifyToken: TokenVerifier
  },
): Express {
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    log: context.log,
    ...surroundings,
    routes: [
      startVerificationRoute(context),
      readVerificationRoute(context),
      listVerificationsRoute(context),
      readReplyRoute(context),
      watchVerificationRoute(context),
      requestNewCodeRoute(context),
      cancelVerificationRoute(context),
      suspendVerificationRoute(context),
      endVerificationRoute(context),
      reportTextRoute(context),
      askVerificationStatusRoute(context),
      askVerificationStatusesRoute(context),
      askGateRoute(context),
      handOverCorrespondenceRoute(context),
      listWorkRoute(context),
      moveToAreaRoute(context),
      settleAttentionRoute(context),
      findVerificationsByAddressRoute(context),
      readFiguresRoute(context),
      checkAddressRoute(context),
      ...templateRoutes(context, 'e-mail'),
      requestStartApprovalRoute(context),
      requestResumeRoute(context),
      requestReplyAcceptanceRoute(context),
      listApprovalsRoute(context),
      readApprovalRoute(context),
      decideApprovalRoute(context),
      freezeRoute(context),
      freezeForIncidentRoute(context),
      listFreezesRoute(context),
      requestLiftRoute(context),
      reportPartyChangeRoute(context),
      reportDeliveryRoute(context),
    ],
    extend: (app) => addPublicKeys(app, context),
  })
}
