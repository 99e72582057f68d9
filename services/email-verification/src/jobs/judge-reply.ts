import type { AuthenticationLevel } from '@gwirio/contracts'
import {
  authenticateMail,
  decideReply,
  type Reply,
  type ReplyDecision,
  type Verdict,
} from '@gwirio/mail'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import { currentState } from '../rules/verification.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import type { VerificationRecord } from '../store/verifications.ts'
import type { MatchedRecord } from './match-reply.ts'
import { replyIdOf } from './reply-id.ts'

/** What a reply turned out to be, and what that asks of the rules. */
export interface Judgement {
  readonly command: Command
  readonly level: AuthenticationLevel | null
  readonly verdict: object | null
}

/** A mail and the verification that it belongs to. */
export interface MatchedReply extends MatchedRecord {
  readonly mail: JournalEntry
  readonly reply: Reply
  /** Whether the mail names more than one verification. */
  readonly isAmbiguous: boolean
}

/** DNS did not answer: nothing is known about who wrote the mail. The queue tries again. */
export class AuthenticationDeferredError extends Error {
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
  if (given.isAmbiguous) return unauthenticated(hold('several-verifications'))
  switch (currentState(record, context.clock.now())) {
    case 'awaiting-reply':
      return await judgeOpen(context, given)
    case 'verified':
      // Whoever wrote it: two people use what one of them was given
      if (reply.from !== record.address) return unauthenticated(hold('other-address'))
      return unauthenticated(ignore('not-open'))
    case 'suspended':
    case 'failed':
    case 'expired':
    case 'cancelled':
    case 'ended':
      return unauthenticated(ignore('not-open'))
  }
}

async function judgeOpen(context: Context, given: MatchedReply): Promise<Judgement> {
  const { mail } = given
  const verdict = await authenticateMail(mail.raw, mail, {
    resolver: context.resolver,
    now: mail.receivedAt,
    serverName: context.mail.serverName,
  })
  if (verdict.level === 'retry') throw new AuthenticationDeferredError('DNS did not answer')
  return {
    command: await toCommand(context, given, decide(given, verdict), verdict),
    level: verdict.level,
    verdict: withoutPersonalData(verdict),
  }
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

/** Domains and results only; the From address is stored sealed. */
function withoutPersonalData({ from: _, ...rest }: Verdict): object {
  return rest
}

async function compareCodes(
  context: Context,
  { record, mail, reply }: MatchedReply,
  { candidates, verdict }: { candidates: readonly string[]; verdict: Verdict | null },
): Promise<Command> {
  const { caseId, verificationId } = record
  const replyId = replyIdOf(context.vault, mail, reply)
  const { outcome, ...left } = await context.smsCode.checkCode({
    caseId,
    verificationId,
    replyId,
    candidates: [...candidates],
    receivedAt: mail.receivedAt.toISOString(),
  })
  switch (outcome) {
    case 'matched':
      return confirm(record, verdict, replyId)
    case 'wrong':
      return { kind: 'code-wrong', ...left }
    case 'too-late':
      return { kind: 'code-too-late', ...left }
    case 'no-live-code':
      return hold('no-live-code')
  }
}

function confirm(
  { identityCheckId, verificationId }: VerificationRecord,
  verdict: Verdict | null,
  replyId: string,
): Command {
  if (!verdict || verdict.level === 'retry' || verdict.from === null)
    return hold('not-authenticated')
  const { level, from } = verdict
  const code = { outcome: 'matched', verificationId, replyId } as const
  return { kind: 'confirm', proof: { identityCheckId, reply: { replyId, level, from }, code } }
}

function ignore(reason: string): Command {
  return { kind: 'reply-ignored', reason }
}

function hold(reason: string): Command {
  const kind = reason === 'other-address' ? 'reply-from-another-address' : 'reply-held'
  return { kind, reason }
}

function unauthenticated(command: Command): Judgement {
  return { command, level: null, verdict: null }
}
