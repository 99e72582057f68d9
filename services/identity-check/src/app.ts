import { createHttpApp, createTokenVerifier, type Metrics } from '@gwirio/service-kit'
import { sql } from 'kysely'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { answerIdentityCheckRoute } from './routes/answer-identity-check.ts'
import { findPartiesRoute } from './routes/find-parties.ts'
import { readClearanceRoute } from './routes/read-clearance.ts'
import { readPartyRoute } from './routes/read-party.ts'
import { startIdentityCheckRoute } from './routes/start-identity-check.ts'
import { unlockPartyRoute } from './routes/unlock-party.ts'

/** The HTTP side of identity-check. */
export function createApp(parts: { config: Config; context: Context; metrics: Metrics }) {
  const { config, context, metrics } = parts
  return createHttpApp({
    service: 'identity-check',
    version: '0.1.0',
    issuer: config.issuer,
    log: context.log,
    metrics,
    ready: async () => ({ database: await isReachable(context.db) }),
    verifyToken: createTokenVerifier({
      issuer: config.issuer,
      audience: config.tokenAudience,
      jwksUrl: config.jwksUrl,
      clock: context.clock,
    }),
    routes: [
      findPartiesRoute(context),
      readPartyRoute(context),
      unlockPartyRoute(context),
      startIdentityCheckRoute(context),
      answerIdentityCheckRoute(context),
      readClearanceRoute(context),
    ],
  })
}

async function isReachable(db: Context['db']): Promise<boolean> {
  return await sql`select`.execute(db).then(
    () => true,
    () => false,
  )
}
