import type { PageSession } from '@gwirio/pages'
import type { Context } from './context.ts'
import type { SignedInStaff } from './session.ts'

/** ASVS 5.0 7.3: how long before the end somebody who does nothing is warned. */
const warningSeconds = 120

/** How long the session still lasts if nothing more is asked for. */
export function secondsLeft(context: Context, staff: SignedInStaff): number {
  const idleEnd = staff.lastSeenAt + context.config.idleMinutes * 60_000
  return (Math.min(idleEnd, lastMoment(context, staff)) - context.clock.now().getTime()) / 1000
}

/** What a page tells about the end of the session: when, and whether the person can put it off. */
export function describeSession(
  context: Context,
  staff: SignedInStaff,
): Pick<PageSession, 'secondsLeft' | 'warningSeconds' | 'canStay' | 'endsAt'> {
  const now = context.clock.now().getTime()
  const left = Math.max(0, Math.floor(secondsLeft(context, staff)))
  return {
    secondsLeft: left,
    warningSeconds,
    canStay: lastMoment(context, staff) - now > (left + 1) * 1000,
    endsAt: new Date(now + left * 1000).toISOString(),
  }
}

function lastMoment({ config }: Context, { signedInAt }: SignedInStaff): number {
  return signedInAt + config.sessionHours * 3_600_000
}
