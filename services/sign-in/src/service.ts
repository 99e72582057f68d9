import { type Listening, listen } from '@gwirio/service-kit'
import type { SignOutNotice } from './accounts/end-access.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { type Context, createContext } from './context.ts'
import { tellSignOut } from './jobs/tell-sign-out.ts'
import { createSignInPages } from './pages/pages.ts'
import { createProvider } from './provider/create-provider.ts'
import { loadSigningKeys } from './provider/signing-keys.ts'
import { createOwnVerifier } from './provider/verify-own-token.ts'
import { removeOldEnrolments } from './store/enrolments.ts'
import { removeOldChallenges } from './store/passkey-challenges.ts'
import { removeExpired } from './store/provider-records.ts'
import { queues } from './store/schema.ts'
import { removeQuietLanes } from './store/throttle.ts'

/** Starts the service; disposing of it stops it in order. */
export async function startService(
  config: Config,
  overrides: Partial<Context> = {},
): Promise<Listening> {
  await using stack = new AsyncDisposableStack()
  const context = await createContext(config, overrides)
  stack.defer(() => context.db.destroy())
  stack.use(context.jobs)
  const pages = createSignInPages(config)
  const keys = await loadSigningKeys(context)
  const provider = createProvider(context, { keys, pages })
  await context.jobs.work<SignOutNotice>(queues.tellSignOut, (notice) =>
    tellSignOut(provider, notice),
  )
  stack.defer(sweepNowAndThen(context))
  const { port, host } = config
  const verifyToken = createOwnVerifier(context, keys)
  const app = createApp(context, { provider, pages, verifyToken })
  const listening = stack.use(await listen(app, { port, host }))
  const started = stack.move()
  return { ...listening, [Symbol.asyncDispose]: () => started.disposeAsync() }
}

const sweepMilliseconds = 60_000
const quietMilliseconds = 24 * 60 * 60 * 1000

/** Removes what nobody can use any more. */
function sweepNowAndThen(context: Context): () => void {
  const timer = setInterval(() => {
    sweep(context).catch((error: unknown) => context.log.warn({ err: error }, 'sweep failed'))
  }, sweepMilliseconds)
  return () => clearInterval(timer)
}

/**
 * Removes what expired: records of the provider, challenges and enrolments that nobody answered, and failures that nobody
 * counts any more.
 */
export async function sweep({ db, clock }: Context): Promise<void> {
  const now = clock.now()
  await removeExpired(db, now)
  await removeOldChallenges(db, now)
  await removeOldEnrolments(db, now)
  await removeQuietLanes(db, new Date(now.getTime() - quietMilliseconds))
}
