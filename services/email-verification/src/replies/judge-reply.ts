import {
  decideReply,
  type Reply,
  type ReplyDecision,
  replyAddressFor,
  type Verdict,
} from '@gwirio/mail'
import type { Context } from '../context.ts'
import { type Command, hold, ignore } from '../rules/command.ts'
import { settleBounce, settleLateReply, triageReply } from '../rules/reply.ts'
import { currentState } from '../rules/verification.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import { type Author, compareCodes } from './compare-codes.ts'
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

/** Nothing is known yet about who wrote the mail: DNS did not answer, or is still asked about another. The queue tries again. */
class AuthenticationDeferredError extends Error {
  override readonly name = 'AuthenticationDeferredError'
  readonly code: 'dns-failure' | 'another-first'

  constructor(code: AuthenticationDeferredError['code']) {
    super('The mail could not be authenticated for now')
    this.code = code
  }
}

/** The verifications for which this process asks DNS about a mail. */
const authenticating = new Set<string>()

/**
 * Judges a mail that belongs to a verification. DNS and sms-code are asked only when the answer matters.
 *
 * @throws {AuthenticationDeferredError} and {ServiceError} when it should be tried again
 */
export async function judgeReply(context: Context, given: MatchedReply): Promise<Judgement> {
  const { record, reply, mail, isAmbiguous } = given
  const first = decideAbout(context, given, null)
  if (first.kind !== 'authenticate') return unauthenticated(await toCommand(context, given, first))
  const state = currentState(record, mail.receivedAt)
  const next = triageReply({ state, isOther: reply.from !== record.address, isAmbiguous })
  if (next === 'authenticate') return await judgeOpen(context, given)
  return next === 'authenticate-late' ? await judgeLate(context, given) : unauthenticated(next)
}

async function judgeLate(context: Context, given: MatchedReply): Promise<Judgement> {
  const verdict = await authenticate(context, given)
  const { kind } = decideAbout(context, given, verdict)
  const isTheirs = kind === 'check-code' || kind === 'no-code'
  const cameInTime = given.mail.receivedAt < given.record.openUntil
  return { command: settleLateReply({ isTheirs, cameInTime }), verdict }
}

async function judgeOpen(context: Context, given: MatchedReply): Promise<Judgement> {
  const verdict = await authenticate(context, given)
  const command = await toCommand(
    context,
    given,
    decideAbout(context, given, verdict),
    authorOf(verdict),
  )
  return { command, verdict }
}

/** One mail of a verification at a time: signatures can name a DNS that is slow on purpose, and others wait for a worker. */
async function authenticate(context: Context, { record, mail }: MatchedReply): Promise<Verdict> {
  const { verificationId } = record
  if (authenticating.has(verificationId)) throw new AuthenticationDeferredError('another-first')
  authenticating.add(verificationId)
  try {
    const verdict = await context.reader.authenticateMail(mail.raw, mail, {
      resolver: context.resolver,
      now: mail.receivedAt,
      serverName: context.mail.serverName,
      arcForwarders: context.mail.arcForwarders,
      edge: (mail.viaEdge && edgeOf(context, mail)) || undefined,
    })
    if (verdict.level === 'retry') throw new AuthenticationDeferredError('dns-failure')
    return verdict
  } finally {
    authenticating.delete(verificationId)
  }
}

function edgeOf({ mail: { edge, mailboxEdge } }: Context, { wayIn }: JournalEntry) {
  return wayIn === 'imap' ? mailboxEdge : edge
}

function decideAbout(
  { mail: { replyDomain } }: Context,
  { record, mail, reply, matchedBy }: MatchedReply,
  verdict: Verdict | null,
): ReplyDecision {
  const { address: preferredAddress, acceptsWeak } = record
  const replyAddress = replyAddressFor(record.replyToken, replyDomain)
  const verification = { preferredAddress, replyAddress, acceptsWeak, matchedBy }
  return decideReply({ reply, mailFrom: mail.mailFrom, verification, verdict })
}

/** What a decision about a mail asks of the rules. */
export async function toCommand(
  context: Context,
  given: Omit<MatchedReply, 'isAmbiguous'>,
  decision: ReplyDecision,
  author: Author | null = null,
): Promise<Command> {
  switch (decision.kind) {
    case 'bounce':
      return settleBounce({ ...decision, namesOurMail: given.matchedBy.includes('reference') })
    case 'ignore':
      return ignore(decision.reason)
    case 'hold':
      return hold(decision.reason)
    case 'no-code':
      return { kind: 'reply-without-code' }
    case 'check-code':
      return await compareCodes(context, given, { candidates: decision.candidates, author })
    case 'authenticate':
    case 'retry':
      throw new Error(`There is nothing to do for ${decision.kind}`)
  }
}

function authorOf({ level, from }: Verdict): Author | null {
  return level === 'retry' || from === null ? null : { level, from }
}

function unauthenticated(command: Command): Judgement {
  return { command, verdict: null }
}
