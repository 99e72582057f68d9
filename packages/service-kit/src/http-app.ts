import type { Operation } from '@gwirio/contracts'
import express, { type Express, type RequestHandler } from 'express'
import helmet, { type HelmetOptions } from 'helmet'
import type { Logger } from 'pino'
import { authenticate } from './authenticate.ts'
import { closingOf } from './closing.ts'
import { docsPaths } from './docs-pages.ts'
import { answerError } from './error-answer.ts'
import type { Every } from './event-stream.ts'
import type { Metrics } from './metrics.ts'
import { addOwnEndpoints, type Readiness } from './own-endpoints.ts'
import { sendProblem } from './problem.ts'
import { readForm } from './read-form.ts'
import { readInput } from './read-input.ts'
import { nameRequest } from './request-context.ts'
import { logRequests } from './request-log.ts'
import type { Route, Surroundings } from './route.ts'
import type { TokenVerifier } from './token-verifier.ts'

const defaultMaxBodyBytes = 64 * 1024

export interface HttpAppOptions {
  readonly service: string
  readonly version: string
  /** The token issuer, named in the OpenAPI document. */
  readonly issuer: string
  readonly log: Logger
  readonly metrics: Metrics
  readonly ready: Readiness
  readonly verifyToken: TokenVerifier
  readonly routes: readonly Route[]
  readonly maxBodyBytes?: number
  /** The heartbeat of streams; tests give their own. */
  readonly every?: Every
  /** Other security headers, for a service that has pages. */
  readonly helmet?: HelmetOptions
  /** Adds what is not an operation, after the routes and before the 404. */
  readonly extend?: (app: Express) => void
}

/**
 * The HTTP side of a service. Each request runs: token → scope → body → input → handler → result; every refusal
 * and every failure is answered with RFC 9457 problem details.
 */
export function createHttpApp(options: HttpAppOptions): Express {
  const { log, metrics, routes } = options
  const app = express()
  app.disable('x-powered-by').disable('etag')
  app.enable('case sensitive routing').enable('strict routing')
  app.use(nameRequest, logRequests(log, metrics), helmet(options.helmet), forbidCaching)
  addOwnEndpoints(app, { ...options, operations: routes.map(({ operation }) => operation) })
  for (const route of routes) addRoute(app, route, options)
  options.extend?.(app)
  refuseOtherMethods(app, [...ownOperations, ...routes.map(({ operation }) => operation)])
  app.use((_request, response) => sendProblem(response, 'not-found'))
  app.use(answerError(log))
  return app
}

function addRoute(app: Express, route: Route, options: HttpAppOptions): void {
  const { operation } = route
  const surroundings: Surroundings = {
    log: options.log,
    closing: closingOf(app).signal,
    every: options.every ?? everyInterval,
  }
  const { scope, orScope } = operation
  const guards = scope ? [authenticate(options.verifyToken, scope, orScope)] : []
  const body = bodyReaders(
    route,
    operation.maxBodyBytes ?? options.maxBodyBytes ?? defaultMaxBodyBytes,
  )
  app[operation.method](operation.path, ...guards, ...body, async (request, response) => {
    const read = readInput(operation, request)
    if ('errors' in read) return sendProblem(response, 'invalid-input', { errors: read.errors })
    await route.respond(read.input, request, response, surroundings)
  })
}

/** A body is read only for an operation that takes one, as it is (a compressed one could unfold without end). */
function bodyReaders({ operation, bodyType }: Route, limit: number): RequestHandler[] {
  if (operation.files) return [requireType('multipart/form-data'), readForm(operation.files)]
  if (bodyType === 'form')
    return [
      requireType('application/x-www-form-urlencoded'),
      express.urlencoded({ extended: false, inflate: false, limit }),
    ]
  if (!operation.body) return []
  return [requireType('application/json'), express.json({ inflate: false, limit })]
}

function requireType(type: string): RequestHandler {
  return (request, response, next) => {
    if (request.is(type)) next()
    else sendProblem(response, 'unsupported-media-type')
  }
}

const ownPaths = ['/health', '/ready', '/metrics', '/openapi.json', ...docsPaths]
const ownOperations = ownPaths.map((path) => ({
  method: 'get' as const,
  path,
}))

/** RFC 9110 §15.5.6: the answer names what the address does take. */
function refuseOtherMethods(
  app: Express,
  operations: ReadonlyArray<Pick<Operation, 'method' | 'path'>>,
): void {
  for (const [path, sharing] of Map.groupBy(operations, (operation) => operation.path)) {
    const methods = sharing.map(({ method }) => method.toUpperCase())
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods
    app.all(path, (_request, response) => {
      response.setHeader('Allow', allowed.join(', '))
      sendProblem(response, 'method-not-allowed')
    })
  }
}

const forbidCaching: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store')
  next()
}

const everyInterval: Every = (milliseconds, call) => {
  const timer = setInterval(call, milliseconds)
  return () => clearInterval(timer)
}
