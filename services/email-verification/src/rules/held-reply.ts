import type { Verification } from './model.ts'

/** What the rules know of a reply that is held. */
export interface Held {
  readonly reason: string | null
  /** Who wrote it; null when nobody looked, or it does not say. */
  readonly from: string | null
  /** Whether it was looked at who wrote it. */
  readonly isExamined: boolean
  /** The same message came better authenticated, and was looked at. */
  readonly cameBetter: boolean
}

/** Held for who wrote it; everything else about such a reply was in order. */
export const acceptableHolds = ['weak-authentication', 'not-authenticated'] as const

/** Whether two people can accept a held reply: from the preferred address, and held for nothing but who wrote it. */
export function isAcceptable(held: Held, { address }: Pick<Verification, 'address'>): boolean {
  const { reason, from, isExamined, cameBetter } = held
  const isForAuthor = acceptableHolds.some((hold) => hold === reason)
  return isForAuthor && isExamined && from === address && !cameBetter
}
