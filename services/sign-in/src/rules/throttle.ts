/** Failed sign-ins in one lane: of one account, of one known device, or from one source address. */
export interface LaneState {
  readonly failedCount: number
  readonly lastFailedAt: Date
  /** No try is taken before this. */
  readonly waitUntil: Date
}

export interface LaneLimits {
  /** Failures before the first wait. */
  readonly freeTries: number
  readonly firstWaitSeconds: number
  readonly longestWaitSeconds: number
  /** Failures count together until this time passes without one. */
  readonly forgetAfterSeconds: number
}

export type TakenTry = { readonly state: LaneState } | { readonly waitSeconds: number }

/**
 * Takes a try before it is known how it ends; a success gives it back. Waits double, and end by themselves: nobody is
 * locked out for good (ASVS 5.0 6.1.1, 6.3.1).
 */
export function takeTry(state: LaneState, limits: LaneLimits, now: Date): TakenTry {
  const waitSeconds = Math.ceil((state.waitUntil.getTime() - now.getTime()) / 1000)
  if (waitSeconds > 0) return { waitSeconds }
  const quietSeconds = (now.getTime() - state.lastFailedAt.getTime()) / 1000
  const failedCount = quietSeconds > limits.forgetAfterSeconds ? 1 : state.failedCount + 1
  const waitUntil = new Date(now.getTime() + waitAfter(failedCount, limits) * 1000)
  return { state: { failedCount, lastFailedAt: now, waitUntil } }
}

function waitAfter(failedCount: number, limits: LaneLimits): number {
  if (failedCount < limits.freeTries) return 0
  const doublings = Math.min(failedCount - limits.freeTries, 20)
  return Math.min(limits.firstWaitSeconds * 2 ** doublings, limits.longestWaitSeconds)
}
