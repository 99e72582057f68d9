import { canRead } from '@gwirio/database'
import { templateRoutes } from '@gwirio/messages/publishing'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import type { Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { changePostingRoute } from './routes/change-posting.ts'
import { decideIncidentRoute } from './routes/decide-incident.ts'
import { listCorrespondenceRoute } from './routes/list-correspondence.ts'
import { listIncidentsRoute } from './routes/list-incidents.ts'
import { listPostingsRoute } from './routes/list-postings.ts'
import { previewCorrespondenceRoute } from './routes/preview-correspondence.ts'
import { readCorrespondenceRoute } from './routes/read-correspondence.ts'
import { readCorrespondenceContentRoute } from './routes/read-correspondence-content.ts'
import { readDocumentRoute } from './routes/read-document.ts'
import { readIncidentRoute } from './routes/read-incident.ts'
import { recallCorrespondenceRoute } from './routes/recall-correspondence.ts'
import { recordPostingRoute } from './routes/record-posting.ts'
import { refuseCorrespondenceRoute } from './routes/refuse-correspondence.ts'
import { releaseCorrespondenceRoute } from './routes/release-correspondence.ts'
import { reportWrongRecipientRoute } from './routes/report-wrong-recipient.ts'
import { sendCorrespondenceRoute } from './routes/send-correspondence.ts'
import { webhookRoutes } from './webhooks/index.ts'

export function createApp(context: Context): Express {
  const { config, clock, log } = context
  const { issuer, jwksUrl } = config
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    issuer,
    log,
    metrics: createMetrics(serviceName),
    ready: async () => ({
      database: await canRead(context.db, 'correspondence'),
      queue: await context.jobs.isReady(),
    }),
    verifyToken: createTokenVerifier({ issuer, jwksUrl, audience: config.tokenAudience, clock }),
    routes: [
      sendCorrespondenceRoute(context),
      previewCorrespondenceRoute(context),
      readCorrespondenceRoute(context),
      listCorrespondenceRoute(context),
      recallCorrespondenceRoute(context),
      releaseCorrespondenceRoute(context),
      refuseCorrespondenceRoute(context),
      readCorrespondenceContentRoute(context),
      readDocumentRoute(context),
      ...templateRoutes(context, 'correspondence'),
      reportWrongRecipientRoute(context),
      readIncidentRoute(context),
      listIncidentsRoute(context),
      decideIncidentRoute(context),
      recordPostingRoute(context),
      listPostingsRoute(context),
      changePostingRoute(context),
      ...webhookRoutes(context),
    ],
  })
}
