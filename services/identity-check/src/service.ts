import { type Listening, listen } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { type Context, createContext } from './context.ts'
import { indexAddresses } from './index-addresses.ts'
import { startJobs } from './jobs/start-jobs.ts'

/**
 * Starts the service: its jobs and its HTTP side. Disposing ends them in the other order and lets running requests finish.
 *
 * @throws {SettingsError} when the port cannot be listened on
 */
export async function startService(
  config: Config,
  overrides?: Partial<Context>,
): Promise<Listening> {
  await using starting = new AsyncDisposableStack()
  const context = createContext(config, overrides)
  starting.defer(() => context.db.destroy())
  starting.use(context.jobs)
  await indexAddresses(context)
  await startJobs(context)
  const listening = starting.use(await listen(createApp(context, config), config))
  context.log.info({ port: listening.port }, 'listening')
  const started = starting.move()
  return { ...listening, [Symbol.asyncDispose]: () => started.disposeAsync() }
}
