import { canRead } from '@gwirio/database'
import { templateRoutes } from '@gwirio/messages/publishing'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import type { Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { checkCodeRoute } from './routes/check-code.ts'
import { issueCodeRoute } from './routes/issue-code.ts'
import { readTextFiguresRoute } from './routes/read-text-figures.ts'
import { receiveTextStatusRoute } from './routes/receive-text-status.ts'
import { stopCodesRoute } from './routes/stop-codes.ts'
import { vaultOf } from './store/vault.ts'

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
      database: await canRead(context.db, 'code'),
      queue: await context.jobs.isReady(),
    }),
    verifyToken: createTokenVerifier({ issuer, jwksUrl, audience: config.tokenAudience, clock }),
    routes: [
      issueCodeRoute(context),
      checkCodeRoute(context),
      stopCodesRoute(context),
      receiveTextStatusRoute(context),
      readTextFiguresRoute(context),
      ...templateRoutes({ ...context, vault: vaultOf(context) }, 'text'),
    ],
  })
}
