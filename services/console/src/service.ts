import { type Listening, listen, oneAtATime } from '@gwirio/service-kit'
import { createApp } from './app.ts'
import { sendKeptReports } from './concern-reports.ts'
import type { Config } from './config.ts'
import { type Context, createContext, type Overrides } from './context.ts'
import { forgetOldCalls } from './store/calls.ts'

/** Starts the console. Disposing lets running requests finish first. */
export async function startService(config: Config, overrides?: Overrides): Promise<Listening> {
  await using starting = new AsyncDisposableStack()
  const context = createContext(config, overrides)
  starting.defer(() => context.db.destroy())
  const forgetting = setInterval(() => void forgetCalls(context), forgetMilliseconds).unref()
  starting.defer(() => clearInterval(forgetting))
  const report = oneAtATime(
    () => sendKeptReports(context),
    (error) => context.log.warn({ err: error }, 'concerns could not be reported'),
  )
  starting.defer(report.settled)
  const reporting = setInterval(report, reportMilliseconds).unref()
  starting.defer(() => clearInterval(reporting))
  const listening = starting.use(
    await listen(createApp(context), { ...config, requestTimeoutMilliseconds: uploadMilliseconds }),
  )
  context.log.info({ port: listening.port }, 'listening')
  const started = starting.move()
  return { ...listening, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

/** Documents of 25 MB by a slow connection. */
const uploadMilliseconds = 5 * 60_000
const forgetMilliseconds = 60 * 60 * 1000
/** What identity-check could not be told of a call reaches it as soon as it answers again. */
const reportMilliseconds = 1000

/** What was said in a call is not kept because nobody calls again. */
async function forgetCalls({ clock, db, log }: Context): Promise<void> {
  await forgetOldCalls(db, clock.now()).catch((error: unknown) => {
    log.warn({ err: error }, 'old calls are still there')
  })
}
