import {
  type Clock,
  createHttpApp,
  createLogger,
  createMetrics,
  createTokenVerifier,
  listen,
  type Route,
} from '@gwirio/service-kit'

/** Serves a world as a service of this house: real tokens, scopes and problem documents. */
export function serveWorld(options: {
  service: string
  world: { readonly routes: readonly Route[] }
  issuer: string
  clock: Clock
  port?: number
}) {
  const { service, world, issuer, clock } = options
  const app = createHttpApp({
    service,
    version: '0',
    issuer,
    log: createLogger({ service, level: 'silent' }),
    metrics: createMetrics(service),
    ready: async () => ({}),
    verifyToken: createTokenVerifier({ issuer, audience: 'urn:gwirio:api', clock }),
    routes: world.routes,
  })
  return listen(app, { port: options.port ?? 0, host: '127.0.0.1', graceMilliseconds: 0 })
}
