import { canRead } from '@gwirio/database'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import packageJson from '../package.json' with { type: 'json' }
import type { Config } from './config.ts'
import { type Context, serviceName } from './context.ts'
import { answerIdentityCheckRoute } from './routes/answer-identity-check.ts'
import { changeAreaRoute } from './routes/change-area.ts'
import { changeMobileRoute } from './routes/change-mobile.ts'
import { endCaseRoute } from './routes/end-case.ts'
import { findPartiesRoute } from './routes/find-parties.ts'
import { keepCaseRoute } from './routes/keep-case.ts'
import { changeLetterFormatRoute, readLetterFormatRoute } from './routes/letter-format.ts'
import { linkCaseRoute } from './routes/link-case.ts'
import { listAreasRoute } from './routes/list-areas.ts'
import { listConcernsRoute } from './routes/list-concerns.ts'
import { listLockedPartiesRoute } from './routes/list-locked-parties.ts'
import { listRetentionRoute } from './routes/list-retention.ts'
import { raiseConcernRoute } from './routes/raise-concern.ts'
import { readCaseRoute } from './routes/read-case.ts'
import { readClearanceRoute } from './routes/read-clearance.ts'
import { readPartyRoute } from './routes/read-party.ts'
import { searchDetailsRoute } from './routes/search-details.ts'
import { setDetailsRoute } from './routes/set-details.ts'
import { settleConcernRoute } from './routes/settle-concern.ts'
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
    ready: async () => ({
      database: await canRead(context.db, 'party'),
      queue: await context.jobs.isReady(),
    }),
    verifyToken: createTokenVerifier({
      issuer: config.issuer,
      audience: config.tokenAudience,
      jwksUrl: config.jwksUrl,
      clock: context.clock,
    }),
    routes: [
      findPartiesRoute(context),
      readPartyRoute(context),
      changeMobileRoute(context),
      setDetailsRoute(context),
      changeLetterFormatRoute(context),
      readLetterFormatRoute(context),
      searchDetailsRoute(context),
      unlockPartyRoute(context),
      listLockedPartiesRoute(context),
      startIdentityCheckRoute(context),
      answerIdentityCheckRoute(context),
      readClearanceRoute(context),
      raiseConcernRoute(context),
      settleConcernRoute(context),
      listConcernsRoute(context),
      readCaseRoute(context),
      linkCaseRoute(context),
      endCaseRoute(context),
      listAreasRoute(context),
      changeAreaRoute(context),
      listRetentionRoute(context),
      keepCaseRoute(context),
    ],
  })
}
