import type { SafeToText } from '@gwirio/contracts'

const timeInWales = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A code that is to be texted. */
export interface WantedText {
  /** When staff asked for it, with the person on the line; null: nobody did, the service itself sends a fresh one. */
  readonly askedAt: Date | null
  /** After that nobody is on the line any more. */
  readonly callMinutes: number
}

/**
 * Whether a text may leave now, as the person said it is safe for them. What staff asked for in a call is always safe
 * then: the person is there. A window from late to early goes over midnight; one that begins where it ends is the whole day.
 */
export function mayText(safe: SafeToText, wanted: WantedText, now: Date): boolean {
  const { askedAt, callMinutes } = wanted
  if (askedAt && now.getTime() - askedAt.getTime() < callMinutes * 60_000) return true
  if (safe === 'any-time') return true
  if (safe === 'during-the-call') return false
  const { from, to } = safe
  const time = timeInWales.format(now)
  return from < to ? from <= time && time < to : time >= from || time < to
}

/** What becomes of a code that is wanted at a time at which no text is safe; null when it is. */
export function refuseText(safe: SafeToText, wanted: WantedText, now: Date) {
  return mayText(safe, wanted, now)
    ? null
    : ({ kind: 'code-refused', reason: 'text-not-safe-now' } as const)
}
