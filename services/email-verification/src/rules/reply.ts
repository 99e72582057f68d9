import type { VerificationState } from '@gwirio/contracts'
import { type Command, hold, ignore } from './command.ts'

/** What is known of a reply that may be a good one, before it is known who wrote it. */
export interface Arrived {
  /** Of its verification, at the moment the reply came in. */
  readonly state: VerificationState
  /** Whether its From is not the preferred address. */
  readonly isOther: boolean
  /** Whether it names more than one verification. */
  readonly isAmbiguous: boolean
}

/**
 * What comes next for a reply: something to store at once, or the question who wrote it. DNS is asked only where its
 * answer matters; a reply from another address is a doubt whoever wrote it, so that their DNS has no say in it.
 *
 * @returns `authenticate-late` where the time is over, and nothing is compared any more
 */
export function triageReply({
  state,
  isOther,
  isAmbiguous,
}: Arrived): Command | 'authenticate' | 'authenticate-late' {
  if (state === 'expired' && !isOther && !isAmbiguous) return 'authenticate-late'
  if (state !== 'awaiting-reply' && state !== 'verified') return ignore('not-open')
  if (isOther) return hold('other-address')
  if (state === 'verified') return ignore('not-open')
  return isAmbiguous ? hold('several-verifications') : 'authenticate'
}

/**
 * What an authenticated reply does that came after the end. Who wrote it is told, unless it came in time and we were
 * late: it waited in a mailbox that was away.
 */
export function settleLateReply(given: {
  /** Whether it would have been compared, or answered, in time. */
  readonly isTheirs: boolean
  readonly cameInTime: boolean
}): Command {
  if (!given.isTheirs) return ignore('not-open')
  return given.cameInTime ? hold('read-too-late') : { kind: 'reply-too-late' }
}

/**
 * What a bounce does. Only a permanent failure is a doubt (RFC 3464 §2.3.3), and a notice in plain words only when it
 * names our mail: anything that speaks of a failure looks like one.
 */
export function settleBounce(given: {
  readonly permanent: boolean
  readonly isReport: boolean
  readonly namesOurMail: boolean
}): Command {
  if (!given.permanent) return ignore('delivery-delayed')
  if (!given.isReport && !given.namesOurMail) return ignore('unclear-bounce')
  return { kind: 'prompt-bounced', reason: 'bounced' }
}
