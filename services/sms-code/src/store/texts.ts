import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables, Text, TextKey } from './tables.ts'

/** A text with what is needed to write it again and to know whether anybody still wants it. */
export interface TextOfCode extends Text {
  readonly codeNumber: number
  readonly secret: Buffer
  /** Whether its code is the one that could match. */
  readonly isLive: boolean
}

type NewText = Pick<
  Text,
  | 'caseId'
  | 'textId'
  | 'verificationId'
  | 'partyId'
  | 'language'
  | 'mobile'
  | 'mobileIndex'
  | 'createdAt'
>

export async function addText(tx: Transaction<Tables>, text: NewText): Promise<void> {
  await tx.insertInto('text').values(text).execute()
}

/**
 * How many texts to a mobile were begun after a time. Whoever asks holds the mobile until the end of the transaction,
 * so that two requests at once cannot both be the last that is allowed.
 */
export async function countTexts(
  tx: Transaction<Tables>,
  mobileIndex: Buffer,
  after: Date,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(${mobileIndex.readBigInt64BE().toString()}::bigint)`.execute(
    tx,
  )
  const { count } = await tx
    .selectFrom('text')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('mobileIndex', '=', mobileIndex)
    .where('createdAt', '>', after)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findText(db: Kysely<Tables>, key: TextKey): Promise<TextOfCode | undefined> {
  const row = await selectText(db, key).executeTakeFirst()
  return row && toTextOfCode(row)
}

/** Keeps every other transaction away from the text until the end of this one. */
export async function lockText(
  tx: Transaction<Tables>,
  key: TextKey,
): Promise<TextOfCode | undefined> {
  const row = await selectText(tx, key).forUpdate('text').executeTakeFirst()
  return row && toTextOfCode(row)
}

export async function updateText(
  tx: Transaction<Tables>,
  { caseId, textId }: TextKey,
  change: Partial<Omit<Text, keyof NewText>>,
): Promise<void> {
  await tx
    .updateTable('text')
    .set(change)
    .where('caseId', '=', caseId)
    .where('textId', '=', textId)
    .execute()
}

function selectText(db: Kysely<Tables>, { caseId, textId }: TextKey) {
  return db
    .selectFrom('text')
    .innerJoin('code', (join) =>
      join.onRef('code.caseId', '=', 'text.caseId').onRef('code.textId', '=', 'text.textId'),
    )
    .innerJoin('codeSecret', (join) =>
      join
        .onRef('codeSecret.caseId', '=', 'code.caseId')
        .onRef('codeSecret.verificationId', '=', 'code.verificationId'),
    )
    .selectAll('text')
    .select(['codeNumber', 'killedAt', 'consumedAt', 'secret', 'stoppedAt'])
    .where('text.caseId', '=', caseId)
    .where('text.textId', '=', textId)
}

function toTextOfCode<
  Row extends { killedAt: Date | null; consumedAt: Date | null; stoppedAt: Date | null },
>({ killedAt, consumedAt, stoppedAt, ...text }: Row) {
  return { ...text, isLive: !killedAt && !consumedAt && !stoppedAt }
}
