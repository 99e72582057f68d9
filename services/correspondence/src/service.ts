import { createLogger, type Listening, listen } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { serviceName } from './context.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { type Overrides, openContext } from './open-context.ts'

/** A letter of 25 MiB over a slow line. */
const requestTimeoutMilliseconds = 180_000

/** Starts the service: its jobs and its HTTP side. Disposing ends them in the other order. */
export async function startService(config: Config, overrides: Overrides = {}): Promise<Listening> {
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  await using starting = new AsyncDisposableStack()
  const context = openContext(config, { ...overrides, log }, starting)
  await startJobs(context)
  const http = await listen(createApp(context), { ...config, requestTimeoutMilliseconds })
  starting.use(http)
  log.info({ port: http.port }, 'service is ready')
  const started = starting.move()
  return { ...http, [Symbol.asyncDispose]: () => started.disposeAsync() }
}
