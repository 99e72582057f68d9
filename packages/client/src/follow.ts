import type {
  CorrespondenceChange,
  CorrespondenceState,
  CorrespondenceView,
} from '@gwirio/contracts'
import type { CallOptions } from './call.ts'
import type { Place } from './correspondence.ts'
import type { Surroundings } from './options.ts'
import { isRefused, type Refused } from './refused.ts'

const firstWaitMilliseconds = 1000
const longestWaitMilliseconds = 30_000

const ends: ReadonlySet<CorrespondenceState> = new Set([
  'delivered',
  'bounced',
  'recalled',
  'refused',
])

export interface FollowOptions extends CallOptions {
  /**
   * `sent` (unless given): until its server took it, or until it is certain that it does not leave. `known`: until more
   * is known than that it was taken, which for many servers is never.
   */
  readonly until?: 'sent' | 'known'
}

/** A change, and how everything stands after it. */
export interface Followed {
  readonly change: CorrespondenceChange
  readonly correspondence: CorrespondenceView
}

type Read = (
  place: Place,
  options: CallOptions,
) => Promise<CorrespondenceView | Refused<'correspondence-not-found'>>

/**
 * Each change as it happens, from the first one on. Asks every second at first and every half minute in the end; a
 * system that sends much takes webhooks instead. Ends without a change when there is no such correspondence.
 */
export function createFollow(read: Read, { wait }: Surroundings) {
  return async function* follow(
    place: Place,
    { signal, until = 'sent' }: FollowOptions = {},
  ): AsyncGenerator<Followed, void, undefined> {
    let seen = -1
    let pause = firstWaitMilliseconds
    for (;;) {
      const correspondence = await read(place, signal ? { signal } : {})
      if (isRefused(correspondence)) return
      const fresh = correspondence.changes.filter(({ sequence }) => sequence > seen)
      for (const change of fresh) yield { change, correspondence }
      seen = Math.max(seen, ...fresh.map(({ sequence }) => sequence))
      const { state } = correspondence
      if (ends.has(state) || (until === 'sent' && state === 'sent')) return
      pause =
        fresh.length > 0 ? firstWaitMilliseconds : Math.min(pause * 2, longestWaitMilliseconds)
      await wait(pause, signal)
    }
  }
}
