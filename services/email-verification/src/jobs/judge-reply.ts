import {
  authenticateMail,
  decideReply,
  type Reply,
  type ReplyDecision,
  type Verdict,
} from '@gwirio/mail'
import type { Context } from '../context.ts'
import { type Command, hold, ignore } from '../rules/command.ts'
import { currentState } from '../rules/verification.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import { compareCodes } from './compare-codes.ts'
import type { MatchedRecord } from './match-reply.ts'

/** What a reply turned out to be, and what that asks of the rules. */
export interface Judgement {
  readonly command: Command
  /** Null when it was not worth a question to DNS. */
  readonly verdict: Verdict | null
}

/** A mail and the verification that it belongs to. */
export interface MatchedReply extends MatchedRecord {
  readonly mail: JournalEntry
  readonly reply: Reply
  /** Whether the mail names more than one verification. */
  readonly isAmbiguous: boolean
}

/** DNS did not answer: nothing is known about who wrote the mail. The queue tries again. */
class AuthenticationDeferredError extends Error {
  override readonly name = 'AuthenticationDeferredError'
  readonly code = 'dns-failure'
}

/**
 * Judges a mail that belongs to a verification. DNS and sms-code are asked only when the answer matters.
 *
 * @throws {AuthenticationDeferredError} and {ServiceError} when it should be tried again
 */
export async function judgeReply(context: Context, given: MatchedReply): Promise<Judgement> {
  const { record, reply } = given
  const first = decide(given, null)
  if (first.kind !== 'authenticate') return unauthenticated(await toCommand(context, given, first))
  const state = currentState(record, context.clock.now())
  // Whoever wrote it: two people use what one of them was given
  if (state === 'verified' && reply.from !== record.address)
    return unauthenticated(hold('other-address'))
  if (state !== 'awaiting-reply') return unauthenticated(ignore('not-open'))
  if (given.isAmbiguous) return unauthenticated(hold('several-verifications'))
  return await judgeOpen(context, given)
}

async function judgeOpen(context: Context, given: MatchedReply): Promise<Judgement> {
  const { mail } = given
  const verdict = await authenticateMail(mail.raw, mail, {
    resolver: context.resolver,
    now: mail.receivedAt,
    serverName: context.mail.serverName,
  })
  if (verdict.level === 'retry') throw new AuthenticationDeferredError('DNS did not answer')
  const command = await toCommand(context, given, decide(given, verdict), verdict)
  return { command, verdict }
}

function decide(
  { record, mail, reply, matchedBy }: MatchedReply,
  verdict: Verdict | null,
): ReplyDecision {
  const verification = { preferredAddress: record.address, matchedBy }
  return decideReply({ reply, mailFrom: mail.mailFrom, verification, verdict })
}

async function toCommand(
  context: Context,
  given: MatchedReply,
  decision: ReplyDecision,
  verdict: Verdict | null = null,
): Promise<Command> {
  switch (decision.kind) {
    case 'bounce':
      // Only a permanent failure is a doubt (RFC 3464 §2.3.3)
      if (decision.permanent) return { kind: 'prompt-bounced', reason: 'bounced' }
      return ignore('delivery-delayed')
    case 'ignore':
      return ignore(decision.reason)
    case 'hold':
      return hold(decision.reason)
    case 'no-code':
      return { kind: 'reply-without-code' }
    case 'check-code':
      return await compareCodes(context, given, { candidates: decision.candidates, verdict })
    case 'authenticate':
    case 'retry':
      throw new Error(`There is nothing to do for ${decision.kind}`)
  }
}

function unauthenticated(command: Command): Judgement {
  return { command, verdict: null }
}
