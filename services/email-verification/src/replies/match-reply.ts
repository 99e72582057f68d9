import { type Match, type Reply, tokensIn } from '@gwirio/mail'
import type { Context } from '../context.ts'
import { currentState } from '../rules/verification.ts'
import type { JournalEntry } from '../store/received-mail.ts'
import { findByTokens } from '../store/replies.ts'
import type { VerificationRecord } from '../store/verification-record.ts'
import { findVerification, listOfParty } from '../store/verifications.ts'

/** A verification that a mail may belong to, and by what. */
export interface MatchedRecord {
  readonly record: VerificationRecord
  readonly matchedBy: readonly Match[]
}

const matchesNeeded = 2

/**
 * Finds the verifications that a mail belongs to by two of: a token in the address it came to, a token in its
 * references, its From address. Asks nothing of DNS. A bounce comes from nobody, so that one token is enough: it can
 * only close.
 *
 * @returns none when it is unknown; several only when somebody mixed replies up
 */
export async function matchReply(
  context: Context,
  mail: JournalEntry,
  reply: Reply,
): Promise<MatchedRecord[]> {
  const { ofAddress, ofReferences } = sortTokens(mail, reply)
  const tokens = [...new Set([...ofAddress, ...ofReferences])]
  const found = await findByTokens(context.db, context.vault, tokens)
  const matched: MatchedRecord[] = []
  for (const { token, ...key } of found) {
    const record = await findVerification(context.db, context.vault, key)
    if (!record) continue
    const matchedBy: Match[] = []
    if (ofAddress.has(token)) matchedBy.push('token')
    if (ofReferences.has(token)) matchedBy.push('reference')
    if (reply.from === record.address) matchedBy.push('from')
    if (reply.kind === 'bounce' || matchedBy.length >= matchesNeeded)
      matched.push({ record, matchedBy })
  }
  return matched
}

/**
 * Finds the open verifications of people who answered an older prompt of ours: nothing of the mail counts for them, but
 * whoever is on the phone can say so.
 */
export async function findNewerOnes(
  context: Context,
  mail: JournalEntry,
  { reply, matches }: { reply: Reply; matches: readonly MatchedRecord[] },
): Promise<VerificationRecord[]> {
  if (reply.kind !== 'reply') return []
  const matched = new Set(matches.map(({ record }) => record.verificationId))
  const newer = new Map<string, VerificationRecord>()
  for (const { record } of matches) {
    if (currentState(record, mail.receivedAt) === 'awaiting-reply') continue
    for (const each of await listOfParty(context.db, context.vault, record)) {
      const isOpen = currentState(each, mail.receivedAt) === 'awaiting-reply'
      const isOther = isOpen && !matched.has(each.verificationId)
      if (isOther && each.address === reply.from) newer.set(each.verificationId, each)
    }
  }
  return [...newer.values()]
}

/** Which tokens stand where; the envelope is never missing, the header can be. */
function sortTokens(mail: JournalEntry, reply: Reply) {
  const original = reply.bounce?.originalMessageId ?? ''
  const ofReferences = new Set([...reply.references, original].flatMap(tokensIn))
  const ofHeader = reply.tokens.filter((token) => !ofReferences.has(token))
  const ofAddress = new Set([...mail.recipients.flatMap(tokensIn), ...ofHeader])
  return { ofAddress, ofReferences }
}
