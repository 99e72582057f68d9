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

/** A number as somebody typed it, and what it was read as. */
export interface TypedMobile {
  readonly text: string
  readonly e164: string | null
  readonly problem: 'landline' | 'foreign' | 'not-a-number' | null
}

/** Whether a number that was typed twice can take the place of the one on file. Never says whose it is already. */
export function decideMobileChange(input: {
  typed: TypedMobile
  again: TypedMobile
  onFile: string | null
  isUsedByOthers: boolean
}) {
  const { typed, again, onFile, isUsedByOthers } = input
  if (comparable(typed) !== comparable(again)) return 'mobiles-differ'
  if (typed.problem !== null) return `mobile-${typed.problem}` as const
  if (typed.e164 === onFile) return 'mobile-unchanged'
  return isUsedByOthers ? 'mobile-not-usable' : 'change'
}

function comparable({ text, e164 }: TypedMobile): string {
  return e164 ?? text.replace(/[\s().-]/g, '')
}
