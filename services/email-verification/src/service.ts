import { canRead } from '@gwirio/database'
import { createLogger, createMetrics, createTokenVerifier, listen } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import { openBorder } from './border/open-border.ts'
import type { Config } from './config.ts'
import { serviceName } from './context.ts'
import { startJobs } from './jobs/start-jobs.ts'
import { type Overrides, openContext } from './open-context.ts'

export interface Service extends AsyncDisposable {
  readonly url: string
  readonly smtpPort: number
  /** Null when LMTP is off. */
  readonly lmtpPort: number | null
}

/**
 * Starts the service: HTTP, the border that takes replies, and the work on its queues. Disposing closes them in that
 * order and lets running work finish.
 */
export async function startService(config: Config, overrides: Overrides = {}): Promise<Service> {
  const log = overrides.log ?? createLogger({ service: serviceName, level: config.logLevel })
  await using starting = new AsyncDisposableStack()
  const context = openContext(config, { ...overrides, log }, starting)
  await startJobs(context)
  const border = starting.use(
    await openBorder(context, {
      ...config,
      domains: [...new Set([config.replyDomain, config.mailDomain])],
    }),
  )
  const app = createApp(context, {
    issuer: config.issuer,
    metrics: createMetrics(serviceName),
    ready: async () => ({
      database: await canRead(context.db, 'verification'),
      queue: await context.jobs.isReady(),
    }),
    verifyToken: createTokenVerifier({
      issuer: config.issuer,
      audience: config.tokenAudience,
      jwksUrl: config.jwksUrl,
      clock: context.clock,
    }),
  })
  const http = starting.use(await listen(app, { port: config.port, host: config.host }))
  log.info({ port: http.port, smtpPort: border.smtpPort }, 'service is ready')
  const started = starting.move()
  return {
    url: http.url,
    smtpPort: border.smtpPort,
    lmtpPort: border.lmtpPort,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}
