import { type Operation, openApiDocument } from '@gwirio/contracts'
import type { Express } from 'express'
import { addDocsPages } from './docs-pages.ts'
import type { Metrics } from './metrics.ts'
import { sendProblem } from './problem.ts'

/** Whether each part that the service needs can be reached, by its name. */
export type Readiness = () => Promise<Readonly<Record<string, boolean>>>

/** What every service says of itself: `/health`, `/ready`, `/metrics`, `/openapi.json`, and its pages at `/docs`. */
export function addOwnEndpoints(
  app: Express,
  options: {
    service: string
    version: string
    issuer: string
    operations: readonly Operation[]
    metrics: Metrics
    ready: Readiness
  },
): void {
  const { service, version, metrics, ready } = options
  const document = openApiDocument({
    title: `Gwirio ${service}`,
    version,
    operations: options.operations,
    tokenUrl: `${options.issuer.replace(/\/$/, '')}/token`,
  })
  app.get('/health', (_request, response) => {
    response.json({ live: true, service, version })
  })
  app.get('/ready', async (_request, response) => {
    const parts = await ready()
    if (Object.values(parts).every(Boolean)) response.json({ ready: true, parts })
    else sendProblem(response, 'not-ready', { parts })
  })
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  app.get('/openapi.json', (_request, response) => {
    response.json(document)
  })
  addDocsPages(app, options)
}
