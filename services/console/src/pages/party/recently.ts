const days = 7

/** A manager approves a call before anything is sent for so long after the mobile was changed. */
export function wasChangedRecently(changedAt: string | null, now: Date): boolean {
  return changedAt !== null && now.getTime() - Date.parse(changedAt) < days * 86_400_000
}
