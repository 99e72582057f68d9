import type { ServiceError } from '@gwirio/contracts'

const firstDelayMilliseconds = 250
const longestDelayMilliseconds = 20_000
/** A server that wants more than this is asked by a later call. */
const longestRetryAfterSeconds = 120

/** Answers that say that nothing was decided, so that asking again does nothing twice. */
const nothingDecided = new Set(['busy', 'not-ready'])
/** Answers of something on the way, or of a service that is too busy to decide. */
export const undecided: ReadonlySet<number> = new Set([408, 429, 502, 503, 504])

/**
 * How long to wait before the next attempt, in milliseconds; null: no further one. The delay doubles, and a random part
 * of it is taken, so that clients that failed together do not come back together ("full jitter"); `Retry-After` is the
 * least.
 *
 * @param isRepeatable whether the operation may be asked again without knowing what became of the last attempt
 */
export function delayBeforeRetry(options: {
  error: ServiceError
  attempt: number
  attempts: number
  isRepeatable: boolean
  random: number
}): number | null {
  const { error, attempt, attempts, isRepeatable, random } = options
  if (attempt >= attempts || !isWorthAnother(error, isRepeatable)) return null
  const asked = error.retryAfterSeconds ?? 0
  if (asked > longestRetryAfterSeconds) return null
  const most = Math.min(longestDelayMilliseconds, firstDelayMilliseconds * 2 ** (attempt - 1))
  return asked * 1000 + Math.round(random * most)
}

function isWorthAnother({ status, code }: ServiceError, isRepeatable: boolean): boolean {
  if (status === 503 && nothingDecided.has(code)) return true
  if (status === 429) return true
  return isRepeatable && (status === null || undecided.has(status))
}
