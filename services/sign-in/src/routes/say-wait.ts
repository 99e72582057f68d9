import type { Words } from '../pages/words.ts'
import type { FormProblem } from './interaction.ts'

/** Says from when on somebody may try again. */
export function sayWait(say: Words, now: Date, waitSeconds: number): FormProblem {
  const text = `${say.waitUntil} ${timeAfter(now, waitSeconds)}.`
  return { status: 429, errors: [{ text }], retryAfterSeconds: waitSeconds }
}

/** The time of day in Wales, to the next full minute. */
function timeAfter(now: Date, seconds: number): string {
  const minute = 60_000
  const until = new Date(Math.ceil((now.getTime() + seconds * 1000) / minute) * minute)
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  }).format(until)
}
