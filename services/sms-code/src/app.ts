import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import type { Express } from 'express'
import { sql } from 'kysely'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { checkCodeRoute } from './routes/check-code.ts'
import { issueCodeRoute } from './routes/issue-code.ts'
import { receiveTextStatusRoute } from './routes/receive-text-status.ts'
import { stopCodesRoute } from './routes/stop-codes.ts'

export function createApp(context: Context): Express {
  const { config, clock, log } = context
  const { issuer, jwksUrl } = config
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    issuer,
    log,
    metrics: createMetrics(serviceName),
    ready: () => checkReadiness(context),
    verifyToken: createTokenVerifier({ issuer, jwksUrl, audience: config.tokenAudience, clock }),
    routes: [
      issueCodeRoute(context),
      checkCodeRoute(context),
      stopCodesRoute(context),
      receiveTextStatusRoute(context),
    ],
  })
}

async function checkReadiness({ db, jobs }: Context): Promise<Record<string, boolean>> {
  const [database, queue] = await Promise.all([
    sql`select 1`.execute(db).then(
      () => true,
      () => false,
    ),
    jobs.isReady(),
  ])
  return { database, queue }
}
