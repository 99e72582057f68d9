const second = 1000
const hour = 3_600_000
/** Standard Webhooks 1.0.0, *Retries*: quickly at first, and over more than a day in the end. */
const delays = [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 21_600, 28_800] as const
const offeredForMilliseconds = 24 * hour
const disabledAfterMilliseconds = 5 * 24 * hour
/** After so many failures in a row the receiver is left alone for a while, whatever is due. */
const failuresBeforeRest = 3
const longestRestMilliseconds = 600 * second

/**
 * When to offer an event again after its attempt number `attempts` failed; null: given up, 24 hours after it was first
 * due.
 *
 * @param options.random from 0 up to 1: up to a tenth is added, so that not all come back at once
 */
export function nextOfferAt(options: {
  attempts: number
  offeredAt: Date
  now: Date
  random: number
}): Date | null {
  const { attempts, offeredAt, now, random } = options
  const seconds = delays[Math.min(attempts, delays.length) - 1] ?? delays[0]
  const last = offeredAt.getTime() + offeredForMilliseconds
  if (now.getTime() >= last) return null
  const next = now.getTime() + seconds * second * (1 + random / 10)
  return new Date(Math.min(next, last))
}

/** How a receiver stands that has failed since then, without a success in between. */
export function stateAfterFailure(
  failingSince: Date,
  now: Date,
): 'active' | 'failing' | 'disabled' {
  const forMilliseconds = now.getTime() - failingSince.getTime()
  if (forMilliseconds >= disabledAfterMilliseconds) return 'disabled'
  return forMilliseconds >= offeredForMilliseconds ? 'failing' : 'active'
}

/** Until when a receiver is left alone that failed so often in a row: a dead one must not keep others waiting. */
export function restAfterFailures(failures: number, now: Date): Date | null {
  if (failures < failuresBeforeRest) return null
  const rest = 10 * second * 2 ** Math.min(failures - failuresBeforeRest, 10)
  return new Date(now.getTime() + Math.min(rest, longestRestMilliseconds))
}

/** Until when the secret before the present one signs too; null: no longer. */
export function oldSecretGoodUntil(oldSecretUntil: Date | null, now: Date): Date | null {
  return oldSecretUntil && oldSecretUntil > now ? oldSecretUntil : null
}
