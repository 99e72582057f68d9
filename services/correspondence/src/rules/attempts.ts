const minute = 60_000

/** Soon at first, then every half hour or slower (RFC 5321 §4.5.4.1). */
const delaysMinutes = [1, 5, 15, 30, 60, 120, 240]

/** When it is tried again after attempt number `attempts`, at most every four hours. */
export function nextAttemptAt(attempts: number, now: Date): Date {
  const index = Math.min(Math.max(attempts, 1), delaysMinutes.length) - 1
  const minutes = delaysMinutes[index] ?? 240
  return new Date(now.getTime() + minutes * minute)
}
