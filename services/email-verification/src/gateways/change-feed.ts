import { setTimeout as wait } from 'node:timers/promises'
import type { Change } from '@gwirio/contracts'
import { type Logger, oneAtATime } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { listNewChanges, type Watched } from '../store/changes.ts'
import type { Database } from '../store/tables.ts'
import { listenForChanges, notifyListeners } from './change-wake-up.ts'

/** Tells those who watch a verification what happens to it, in whichever process it happened. */
export interface ChangeFeed extends AsyncDisposable {
  /** Wakes the watchers of every process soon. Called after the commit; many calls make one wake-up. */
  announce(): void
  /**
   * The changes after a sequence number as they come, until the signal is aborted.
   *
   * @returns null when as many watch as may, or this subject has as many streams as one may
   */
  follow(
    watched: Watched,
    by: { subject: string; signal: AbortSignal },
  ): AsyncIterable<Change> | null
}

interface Follower extends Watched {
  readonly subject: string
  readonly waiting: Change[]
  wake: () => void
  after: number
}

const coalesceMilliseconds = 10

/**
 * @param options.pollSeconds how often it looks without being woken: for a wake-up that was lost
 */
export function openChangeFeed(options: {
  db: Kysely<Database>
  url: string
  log: Logger
  maxFollowers: number
  /** Of one subject: else one person or program could keep all others from watching. */
  maxFollowersEach: number
  pollSeconds: number
}): ChangeFeed {
  const { db, log } = options
  const followers = new Set<Follower>()
  const closing = new AbortController()
  const missed = (error: unknown) =>
    log.warn({ err: error }, 'changes could not be told; they will be at the next look')
  const look = oneAtATime(() => lookForChanges(db, followers), missed)
  const notify = oneAtATime(async () => {
    await wait(coalesceMilliseconds)
    await notifyListeners(db)
  }, missed)
  const poll = setInterval(() => followers.size > 0 && look(), options.pollSeconds * 1_000)
  const listening = listenForChanges({
    url: options.url,
    onWake: look,
    signal: closing.signal,
    log,
  })

  return {
    announce: notify,
    follow(watched, { subject, signal }) {
      if (followers.size >= options.maxFollowers) return null
      const own = [...followers].filter((each) => each.subject === subject)
      if (own.length >= options.maxFollowersEach) return null
      const follower: Follower = { ...watched, subject, waiting: [], wake: () => undefined }
      followers.add(follower)
      look()
      return readFollower(follower, AbortSignal.any([signal, closing.signal]), () =>
        followers.delete(follower),
      )
    },
    async [Symbol.asyncDispose]() {
      clearInterval(poll)
      closing.abort()
      await Promise.all([listening, look.settled(), notify.settled()])
    },
  }
}

/** One question for all that watch. */
async function lookForChanges(db: Kysely<Database>, followers: ReadonlySet<Follower>) {
  if (followers.size === 0) return
  const found = await listNewChanges(db, [...followers])
  for (const { verificationId, change } of found) {
    for (const follower of followers) {
      if (follower.verificationId !== verificationId || change.sequence <= follower.after) continue
      follower.after = change.sequence
      follower.waiting.push(change)
      follower.wake()
    }
  }
}

async function* readFollower(
  follower: Follower,
  signal: AbortSignal,
  leave: () => void,
): AsyncGenerator<Change> {
  const end = () => follower.wake()
  signal.addEventListener('abort', end)
  try {
    while (!signal.aborted) {
      const next = follower.waiting.shift()
      if (next) yield next
      else
        await new Promise<void>((resolve) => {
          follower.wake = resolve
        })
    }
  } finally {
    signal.removeEventListener('abort', end)
    leave()
  }
}
