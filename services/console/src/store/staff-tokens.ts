import type { FieldCipher } from '@gwirio/database'
import type { Kysely, Transaction } from 'kysely'
import type { Tokens } from '../gateways/sign-in.ts'
import type { Database } from './tables.ts'

type Db = Kysely<Database> | Transaction<Database>

/** Keeps the tokens of a session, which is stored already; sealed, so that the table holds no bearer token in clear. */
export async function keepTokens(
  db: Db,
  cipher: FieldCipher,
  { sid, tokens }: { sid: string; tokens: Tokens },
): Promise<void> {
  const sealed = cipher.seal(JSON.stringify(tokens), contextOf(sid))
  await db
    .insertInto('staffTokens')
    .values({ sid, sealed })
    .onConflict((conflict) => conflict.column('sid').doUpdateSet({ sealed }))
    .execute()
}

export async function findTokens(db: Db, cipher: FieldCipher, sid: string): Promise<Tokens | null> {
  const row = await db
    .selectFrom('staffTokens')
    .select('sealed')
    .where('sid', '=', sid)
    .executeTakeFirst()
  return row ? open(cipher, sid, row.sealed) : null
}

/** Holds the tokens until the transaction ends, so that only one request at a time uses the refresh token. */
export async function lockTokens(
  tx: Transaction<Database>,
  cipher: FieldCipher,
  sid: string,
): Promise<Tokens | null> {
  const row = await tx
    .selectFrom('staffTokens')
    .select('sealed')
    .where('sid', '=', sid)
    .forUpdate()
    .executeTakeFirst()
  return row ? open(cipher, sid, row.sealed) : null
}

export async function forgetTokens(db: Db, sid: string): Promise<void> {
  await db.deleteFrom('staffTokens').where('sid', '=', sid).execute()
}

function open(cipher: FieldCipher, sid: string, sealed: Buffer): Tokens {
  return JSON.parse(cipher.open(sealed, contextOf(sid))) as Tokens
}

function contextOf(sid: string): string {
  return `console.staff_tokens.sealed:${sid}`
}
