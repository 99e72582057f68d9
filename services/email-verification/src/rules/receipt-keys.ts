/** What the rules know of a key that signs receipts. */
export interface KeyTime {
  readonly keyId: string
  /** It signs from then on, until the next one does. */
  readonly signsFrom: Date
}

const hourMilliseconds = 3_600_000
const dayMilliseconds = 24 * hourMilliseconds

/** A key is published so long before it signs, so that whoever keeps a copy of the keys has it by then. */
const leadMilliseconds = dayMilliseconds
/** The clocks of two processes can differ; none signs with a key that another has erased. */
const graceMilliseconds = hourMilliseconds

/** The key that signs now. Null when there is none yet. */
export function findSigningKey<Key extends KeyTime>(keys: readonly Key[], now: Date): Key | null {
  return inOrder(keys).findLast(({ signsFrom }) => signsFrom <= now) ?? null
}

/** From when on another key is to sign; null while it is too early to make it. */
export function planNextKey(
  keys: readonly KeyTime[],
  now: Date,
  { keyDays }: { readonly keyDays: number },
): Date | null {
  const newest = inOrder(keys).at(-1)
  if (!newest) return now
  const due = newest.signsFrom.getTime() + keyDays * dayMilliseconds
  const earliest = now.getTime() + leadMilliseconds
  return due <= earliest ? new Date(earliest) : null
}

/** The keys that will never sign again: their private halves are erased, so that nobody can date a receipt back. */
export function listSpentKeys(keys: readonly KeyTime[], now: Date): string[] {
  const ordered = inOrder(keys)
  const spent = ordered.filter((_, index) => {
    const next = ordered[index + 1]
    return next && next.signsFrom.getTime() + graceMilliseconds <= now.getTime()
  })
  return spent.map(({ keyId }) => keyId)
}

function inOrder<Key extends KeyTime>(keys: readonly Key[]): Key[] {
  return [...keys].sort(
    (one, other) =>
      one.signsFrom.getTime() - other.signsFrom.getTime() || (one.keyId < other.keyId ? -1 : 1),
  )
}
