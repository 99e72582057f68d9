import { canRead } from '@gwirio/database'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import type { Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { readCorrespondenceRoute } from './routes/read-correspondence.ts'
import { recallCorrespondenceRoute } from './routes/recall-correspondence.ts'

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
    routes: [readCorrespondenceRoute(context), recallCorrespondenceRoute(context)],
  })
}
