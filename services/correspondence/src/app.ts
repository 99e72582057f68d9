import { canRead } from '@gwirio/database'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import type { Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { changePostingRoute } from './routes/change-posting.ts'
import { decideIncidentRoute } from './routes/decide-incident.ts'
import { listIncidentsRoute } from './routes/list-incidents.ts'
import { listPostingsRoute } from './routes/list-postings.ts'
import { readCorrespondenceRoute } from './routes/read-correspondence.ts'
import { readIncidentRoute } from './routes/read-incident.ts'
import { recallCorrespondenceRoute } from './routes/recall-correspondence.ts'
import { recordPostingRoute } from './routes/record-posting.ts'
import { reportWrongRecipientRoute } from './routes/report-wrong-recipient.ts'

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
      readCorrespondenceRoute(context),
      recallCorrespondenceRoute(context),
      reportWrongRecipientRoute(context),
      readIncidentRoute(context),
      listIncidentsRoute(context),
      decideIncidentRoute(context),
      recordPostingRoute(context),
      listPostingsRoute(context),
      changePostingRoute(context),
    ],
  })
}
