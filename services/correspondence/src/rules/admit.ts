import type { CorrespondenceState, HoldReason, WayIn } from '@gwirio/contracts'

/** How something begins: held when the inspection doubts it, else on its way; what staff send waits first. */
export function admit(
  given: { wayIn: WayIn; hold: HoldReason | null; recallSeconds: number; giveUpHours: number },
  now: Date,
): { state: CorrespondenceState; reason: HoldReason | null; readyAt: Date; giveUpAt: Date } {
  const { wayIn, hold } = given
  const waits = wayIn === 'staff'
  const readyAt = waits ? new Date(now.getTime() + given.recallSeconds * 1000) : now
  const state = hold ? 'held' : waits ? 'waiting' : 'queued'
  return {
    state,
    reason: hold,
    readyAt,
    giveUpAt: new Date(readyAt.getTime() + given.giveUpHours * 3_600_000),
  }
}
