import { canRead } from '@gwirio/database'
import { pageHeaders } from '@gwirio/pages'
import { createHttpApp, createMetrics, createTokenVerifier } from '@gwirio/service-kit'
import express, { type Express } from 'express'
import packageJson from '../package.json' with { type: 'json' }
import { type Context, serviceName } from './context.ts'
import { requireCsrfToken } from './csrf.ts'
import { chooseLanguage } from './language.ts'
import { answerFailure, showNotFound } from './pages/failure/controller.ts'
import { pageRoutes } from './pages/routes.ts'
import { letterDocuments, letterWords } from './pages/send/routes.ts'
import { backChannelRoutes, signInRoutes, signOutRoutes } from './pages/sign-in/routes.ts'
import { decideByPublicUrl } from './public-url.ts'
import { requireStaff } from './require-staff.ts'
import { createSession } from './session.ts'

/** The staff's pages on the base that every service has (`/health`, `/ready`, `/metrics`, `/openapi.json`). */
export function createApp(context: Context): Express {
  const { config, clock, log } = context
  const { issuer } = config
  return createHttpApp({
    service: serviceName,
    version: packageJson.version,
    issuer,
    log,
    metrics: createMetrics(serviceName),
    ready: async () => ({ database: await canRead(context.db, 'staffTokens') }),
    verifyToken: createTokenVerifier({ issuer, audience: config.tokenAudience, clock }),
    routes: [],
    extend: (app) => addPages(app, context),
  })
}

function addPages(app: Express, context: Context): void {
  const { config, assets } = context
  app.use(assets.serve, backChannelRoutes(context))
  app.use(pageHeaders({ formTargets: [new URL(config.issuer).origin] }))
  app.use(decideByPublicUrl(config.publicUrl), createSession(context), chooseLanguage)
  app.use(signInRoutes(context))
  app.use(letterWords(), express.urlencoded({ extended: false, limit: '16kb', inflate: false }))
  app.use(requireStaff(context), letterDocuments(context), requireCsrfToken)
  app.use(signOutRoutes(context))
  app.use(pageRoutes(context))
  app.use(showNotFound(context), answerFailure(context))
}
