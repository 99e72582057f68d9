import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  observeRequest(request: ObservedRequest): void
}

/** One answered request. The route is the pattern, never the path: paths hold identifiers. */
export interface ObservedRequest {
  method: string
  route: string
  status: number
  durationSeconds: number
}

/** A Prometheus registry of one service: the process's own figures and the duration of requests. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return {
    registry,
    observeRequest: ({ method, route, status, durationSeconds }) =>
      duration.observe({ method, route, status }, durationSeconds),
  }
}
