import type { AuthenticationLevel } from '@gwirio/contracts'
import { jsonb } from '@gwirio/database'
import type { Verdict } from '@gwirio/mail'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from './tables.ts'
import type { Vault } from './vault.ts'
import type { VerificationKey } from './verifications.ts'

/** Each is opened to look at who wrote it. */
const mostHeldLookedAt = 50

/** The verifications that tokens name, each with the tokens that name it. */
export async function findByTokens(
  db: Kysely<Database>,
  vault: Vault,
  tokens: readonly string[],
): Promise<Array<VerificationKey & { token: string }>> {
  if (tokens.length === 0) return []
  const byDigest = new Map(tokens.map((token) => [vault.tokenDigest(token).toString('hex'), token]))
  const rows = await db
    .selectFrom('replyToken')
    .selectAll()
    .where(
      'tokenDigest',
      'in',
      [...byDigest.values()].map((token) => vault.tokenDigest(token)),
    )
    .execute()
  return rows.map(({ caseId, verificationId, tokenDigest }) => ({
    caseId,
    verificationId,
    token: byDigest.get(tokenDigest.toString('hex')) ?? '',
  }))
}

export interface ReplyKey extends VerificationKey {
  readonly mailId: string
}

/** Notes that a mail belongs to a verification; false when that is noted already. */
export async function insertReply(
  tx: Transaction<Database>,
  key: ReplyKey,
  given: { messageDigest: Buffer; receivedAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('reply')
    .values({
      caseId: key.caseId,
      verificationId: key.verificationId,
      mailId: key.mailId,
      ...given,
      outcome: null,
      reason: null,
      level: null,
      verdict: null,
      evidence: null,
      fromAddress: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Whether more mails than so many came for a verification. Counts no further. */
export async function hasMoreReplies(
  db: Kysely<Database>,
  { caseId, verificationId }: VerificationKey,
  most: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('reply')
    .select('mailId')
    .where('caseId', '=', caseId)
    .where('verificationId', '=', verificationId)
    .offset(most)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** How many mails came for each of some verifications of one case. */
export async function countReplies(
  db: Kysely<Database>,
  caseId: string,
  verificationIds: readonly string[],
): Promise<Map<string, number>> {
  if (verificationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('reply')
    .select(['verificationId', ({ fn }) => fn.countAll<string>().as('count')])
    .where('caseId', '=', caseId)
    .where('verificationId', 'in', [...verificationIds])
    .groupBy('verificationId')
    .execute()
  return new Map(rows.map(({ verificationId, count }) => [verificationId, Number(count)]))
}

export interface ReplyResult {
  readonly outcome: string
  readonly reason: string | null
  readonly verdict: Verdict | null
  readonly from: string | null
}

/** Stores what became of a reply; false when that is stored already. */
export async function closeReply(
  tx: Transaction<Database>,
  vault: Vault,
  key: ReplyKey,
  { outcome, reason, verdict, from }: ReplyResult,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reply')
    .set({
      outcome,
      reason,
      level: verdict?.level === 'retry' ? null : (verdict?.level ?? null),
      verdict: verdict && jsonb(summarise(verdict)),
      evidence: verdict && vault.seal('reply.evidence', key.mailId, JSON.stringify(verdict)),
      fromAddress: from === null ? null : vault.seal('reply.from_address', key.mailId, from),
    })
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', key.mailId)
    .where('outcome', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** What became of the same message (by its digest) when it came, authenticated well enough, in another mail. */
export async function findSameReply(
  db: Kysely<Database>,
  key: ReplyKey,
  messageDigest: Buffer,
): Promise<{ outcome: string; reason: string | null } | null> {
  const row = await db
    .selectFrom('reply')
    .select(['outcome', 'reason'])
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('messageDigest', '=', messageDigest)
    .where('mailId', '<>', key.mailId)
    .where(({ eb, or, and }) =>
      or([
        eb('level', '=', 'strong'),
        and([eb('level', '=', 'weak'), eb('outcome', '<>', 'reply-held')]),
      ]),
    )
    .where('outcome', '<>', 'duplicate')
    .executeTakeFirst()
  return row?.outcome ? { outcome: row.outcome, reason: row.reason } : null
}

export interface StoredReply {
  readonly outcome: string | null
  readonly reason: string | null
  readonly level: AuthenticationLevel | null
  readonly verdict: { readonly reasons: readonly string[] } | null
}

export async function findReply(db: Kysely<Database>, key: ReplyKey): Promise<StoredReply | null> {
  const row = await db
    .selectFrom('reply')
    .select(['outcome', 'reason', 'level', 'verdict'])
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', key.mailId)
    .executeTakeFirst()
  return row ?? null
}

/** A reply that a person looks at, with the whole verdict on who wrote it. */
export interface HeldReply {
  readonly reason: string | null
  readonly level: AuthenticationLevel | null
  readonly verdict: Verdict | null
  readonly from: string | null
  readonly messageDigest: Buffer | null
}

/** The mails of a verification that are held for one of these reasons: some of the newest, newest first. */
export async function listHeldMail(
  db: Kysely<Database>,
  key: VerificationKey,
  reasons: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('reply')
    .select('mailId')
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('outcome', '=', 'reply-held')
    .where('reason', 'in', [...reasons])
    .orderBy('receivedAt', 'desc')
    .limit(mostHeldLookedAt)
    .execute()
  return rows.map(({ mailId }) => mailId)
}

export async function findHeldReply(
  db: Kysely<Database>,
  vault: Vault,
  key: ReplyKey,
): Promise<HeldReply | null> {
  const row = await db
    .selectFrom('reply')
    .select(['reason', 'level', 'evidence', 'fromAddress', 'messageDigest'])
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', key.mailId)
    .where('outcome', '=', 'reply-held')
    .executeTakeFirst()
  if (!row) return null
  const { reason, level, messageDigest, evidence, fromAddress } = row
  const verdict = evidence && vault.open('reply.evidence', key.mailId, evidence)
  return {
    reason,
    level,
    messageDigest,
    verdict: verdict === null ? null : (JSON.parse(verdict) as Verdict),
    from: fromAddress && vault.open('reply.from_address', key.mailId, fromAddress),
  }
}

/** Stores what became of a held reply once it was accepted. */
export async function settleHeldReply(
  tx: Transaction<Database>,
  key: ReplyKey,
  result: { outcome: string; reason: string | null },
): Promise<void> {
  await tx
    .updateTable('reply')
    .set(result)
    .where('caseId', '=', key.caseId)
    .where('verificationId', '=', key.verificationId)
    .where('mailId', '=', key.mailId)
    .where('outcome', '=', 'reply-held')
    .executeTakeFirstOrThrow()
}

export async function isReplyClosed(db: Kysely<Database>, key: ReplyKey): Promise<boolean> {
  const reply = await findReply(db, key)
  return reply?.outcome != null
}

/** Results without the domains, which can be a person's own. */
function summarise({ level, reasons, dkim, spf, dmarc }: Verdict) {
  return {
    level,
    reasons,
    dkim: dkim.map(({ algorithm, result, problem, keyBits }) => ({
      algorithm,
      result,
      problem,
      keyBits,
    })),
    spf: spf?.result ?? null,
    dmarc,
  }
}
