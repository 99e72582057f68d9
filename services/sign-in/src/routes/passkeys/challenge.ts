import { createHash } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Context } from '../../context.ts'
import { challengeSeconds, digestChallenge } from '../../credentials/passkeys.ts'
import { addChallenge, takeChallenge } from '../../store/passkey-challenges.ts'
import type { Database } from '../../store/tables.ts'

interface Bond {
  readonly purpose: 'sign-in' | 'add'
  /** The name of the sign-in or session that the challenge is for. */
  readonly of: string
}

/** Remembers what a browser was asked to have signed. */
export async function keepChallenge(
  { clock }: Context,
  db: Kysely<Database>,
  { challenge, purpose, of }: Bond & { challenge: string },
): Promise<void> {
  const expiresAt = new Date(clock.now().getTime() + challengeSeconds * 1000)
  const challengeDigest = digestChallenge(challenge)
  await addChallenge(db, { challengeDigest, purpose, boundTo: digest(of), expiresAt })
}

/** Takes it back, once. @returns false when this browser was not asked that, or answered before */
export function takeBack(
  { clock }: Context,
  tx: Transaction<Database>,
  { challenge, purpose, of }: Bond & { challenge: string },
): Promise<boolean> {
  const challengeDigest = digestChallenge(challenge)
  return takeChallenge(tx, { challengeDigest, purpose, boundTo: digest(of), now: clock.now() })
}

function digest(name: string): Buffer {
  return createHash('sha256').update(name).digest()
}
