export interface Rate {
  /** Counts one more of this client; false when it had too many. */
  take(client: string): boolean
}

const minuteMilliseconds = 60_000
const maxClients = 10_000

/**
 * Allows each client so many a minute, in bursts too: a bucket that fills evenly.
 *
 * @param options.elapsedMilliseconds a clock that only goes forward
 */
export function limitRate(options: {
  perMinute: number
  elapsedMilliseconds?: () => number
}): Rate {
  const { perMinute, elapsedMilliseconds = () => performance.now() } = options
  const buckets = new Map<string, { left: number; at: number }>()

  return {
    take(client) {
      const at = elapsedMilliseconds()
      const before = buckets.get(client)
      const gained = before ? ((at - before.at) / minuteMilliseconds) * perMinute : 0
      const left = Math.min(perMinute, (before?.left ?? perMinute) + gained)
      // The latest stand last, so that those forgotten first have been quiet for longest
      buckets.delete(client)
      buckets.set(client, { left: Math.max(0, left - 1), at })
      if (buckets.size > maxClients) buckets.delete(buckets.keys().next().value ?? '')
      return left >= 1
    },
  }
}
