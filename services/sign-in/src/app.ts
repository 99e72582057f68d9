import { canRead } from '@gwirio/database'
import { createHttpApp, type TokenVerifier } from '@gwirio/service-kit'
import express, { type Express } from 'express'
import type { Provider } from 'oidc-provider'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import type { Pages } from './pages/pages.ts'
import { openSetUp, showEnrol, showEnrolled } from './routes/enrol/show.ts'
import { submitEnrolmentCode } from './routes/enrol/submit-code.ts'
import { submitSetUp } from './routes/enrol/submit-set-up.ts'
import { manageRoutes } from './routes/manage/index.ts'
import { addPasskeyRoutes } from './routes/passkeys/index.ts'
import { addProvider } from './routes/provider.ts'
import { requireSameOrigin } from './routes/same-origin.ts'
import { leadBack, showSignIn, startAgain } from './routes/show-sign-in.ts'
import { submitCode } from './routes/submit-code.ts'
import { submitPassword } from './routes/submit-password.ts'

interface Parts {
  readonly provider: Provider
  readonly pages: Pages
  readonly verifyToken: TokenVerifier
}

/** Everything that this service answers to. */
export function createApp(context: Context, { provider, pages, verifyToken }: Parts): Express {
  const { config, log, metrics } = context
  const surroundings = { context, provider, pages }
  const formUpTo = (limit: string) => [
    requireSameOrigin(surroundings),
    express.urlencoded({ extended: false, inflate: false, limit }),
  ]
  const form = formUpTo('8kb')
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    issuer: config.issuer,
    log,
    metrics,
    ready: async () => ({
      database: await canRead(context.db, 'staffAccount'),
      queue: await context.jobs.isReady(),
    }),
    verifyToken,
    routes: manageRoutes(context),
    extend(app) {
      app.set('trust proxy', config.trustProxy)
      addProvider(app, provider)
      app.use(pages.serveAssets)
      app.get('/interaction/:uid', showSignIn(surroundings))
      app.get('/interaction/:uid/:step', leadBack)
      app.post('/interaction/:uid/password', ...form, submitPassword(surroundings))
      app.post('/interaction/:uid/code', ...form, submitCode(surroundings))
      app.post('/interaction/:uid/again', ...form, startAgain(surroundings))
      app.get('/enrol', (request, response) => showEnrol(surroundings, request, response))
      app.post('/enrol', ...form, submitEnrolmentCode(surroundings))
      app.get('/enrol/set-up', openSetUp(surroundings))
      app.post('/enrol/set-up', ...form, submitSetUp(surroundings))
      app.get('/enrol/done', showEnrolled(surroundings))
      addPasskeyRoutes(app, surroundings, formUpTo('32kb'))
    },
  })
}
