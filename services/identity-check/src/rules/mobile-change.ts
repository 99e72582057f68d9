/**
 * Since when the number on file is what it is, for the wait that a changed number brings. A number that differs from the
 * one on file was changed now, whatever the file says.
 *
 * @param given the number in the file and since when, if the file says so; null: for as long as anybody knows
 */
export function mobileChangedAt(
  onFile: { mobile: string | null; changedAt: Date | null } | null,
  given: { mobile: string | null; since: Date | null },
  now: Date,
): Date | null {
  if (onFile === null) return given.since
  if (onFile.mobile !== given.mobile) return now
  const [known, said] = [onFile.changedAt?.getTime() ?? 0, given.since?.getTime() ?? 0]
  return known === 0 && said === 0 ? null : new Date(Math.max(known, said))
}
