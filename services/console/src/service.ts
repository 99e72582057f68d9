import { type Listening, listen } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { createContext, type Overrides } from './context.ts'

/** Starts the console. Disposing lets running requests finish first. */
export async function startService(config: Config, overrides?: Overrides): Promise<Listening> {
  await using starting = new AsyncDisposableStack()
  const context = createContext(config, overrides)
  starting.defer(() => context.db.destroy())
  const listening = starting.use(await listen(createApp(context), config))
  context.log.info({ port: listening.port }, 'listening')
  const started = starting.move()
  return { ...listening, [Symbol.asyncDispose]: () => started.disposeAsync() }
}
