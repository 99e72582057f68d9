import type { Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from './metrics.ts'
import { requestIdOf } from './request-context.ts'

/** Logs and counts each answered request by its route pattern; a path or a query never appears. */
export function logRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.once('close', () => {
      const durationSeconds = (performance.now() - startedAt) / 1_000
      const { method } = request
      const route = routePatternOf(request)
      const status = response.statusCode
      const requestId = requestIdOf(response)
      const isProbe = probes.has(route)
      metrics.observeRequest({ method, route, status, durationSeconds })
      log[isProbe ? 'debug' : 'info'](
        {
          requestId,
          method,
          route,
          status,
          // No long runs of digits: a search of the log for a code must not find one
          durationSeconds: Number(durationSeconds.toFixed(4)),
          ...(response.writableFinished ? {} : { cutShort: true }),
        },
        'request answered',
      )
    })
    next()
  }
}

/** Asked every few seconds by whoever watches the service; not worth a line each. */
const probes = new Set(['/health', '/ready', '/metrics'])

function routePatternOf(request: Request): string {
  const route: unknown = request.route
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'unmatched'
  return typeof route.path === 'string' ? route.path : 'unmatched'
}
