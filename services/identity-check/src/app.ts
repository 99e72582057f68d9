import { canRead } from '@gwirio/database'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { answerIdentityCheckRoute } from './routes/answer-identity-check.ts'
import { findPartiesRoute } from './routes/find-parties.ts'
import { readClearanceRoute } from './routes/read-clearance.ts'
import { readPartyRoute } from './routes/read-party.ts'
import { startIdentityCheckRoute } from './routes/start-identity-check.ts'
import { unlockPartyRoute } from './routes/unlock-party.ts'

/** The HTTP side of identity-check. */
export function createApp(context: Context, config: Config) {
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    issuer: config.issuer,
    log: context.log,
    metrics: createMetrics(serviceName),
    ready: async () => ({ database: await canRead(context.db, 'party') }),
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
