import { createLogger, type Listening, listen } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { serviceName } from './context.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { type Overrides, openContext } from './open-context.ts'
import { openReturns } from './open-returns.ts'
import { openPolicy } from './policy/open-policy.ts'
import { openSubmission } from './submission-smtp/open-submission.ts'

/** A letter of 25 MiB over a slow line. */
const requestTimeoutMilliseconds = 180_000

export interface Service extends Listening {
  readonly returnPort: number
  /** Null when there is no SMTP submission. */
  readonly submissionPort: number | null
  /** Null when mail servers cannot ask. */
  readonly policyPort: number | null
}

/** Starts the service: its jobs and its ways in. Disposing ends them in the other order. */
export async function startService(config: Config, overrides: Overrides = {}): Promise<Service> {
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  await using starting = new AsyncDisposableStack()
  const context = openContext(config, { ...overrides, log }, starting)
  await startJobs(context)
  const http = await listen(createApp(context), { ...config, requestTimeoutMilliseconds })
  starting.use(http)
  const returns = starting.use(await openReturns(context))
  const submission = starting.use(await openSubmission(context))
  const policy = starting.use(await openPolicy(context))
  log.info({ port: http.port }, 'service is ready')
  const started = starting.move()
  return {
    ...http,
    returnPort: returns.port,
    submissionPort: submission?.port ?? null,
    policyPort: policy?.port ?? null,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
