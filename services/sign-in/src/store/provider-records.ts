import { createHash } from 'node:crypto'
import type { FieldCipher } from '@gwirio/database'
import type { Kysely } from 'kysely'
import type { AdapterPayload } from 'oidc-provider'
import type { Database } from './tables.ts'
import { currentTransaction } from './transaction.ts'

/**
 * What the OpenID provider keeps. Its ids are bearer secrets (session cookies, codes, refresh tokens): the database
 * knows only their digests, and the payloads are sealed. An id has 256 random bits, so its plain digest tells nothing.
 */
export interface RecordStore {
  readonly db: Kysely<Database>
  readonly cipher: FieldCipher
}

/** Keeps or replaces a record. */
export async function putRecord(
  store: RecordStore,
  record: { model: string; id: string; payload: AdapterPayload; expiresAt: Date },
): Promise<void> {
  const { model, payload } = record
  const idDigest = digest(record.id)
  const values = {
    box: store.cipher.seal(JSON.stringify(payload), contextOf(model, idDigest)),
    staffId: staffOf(payload),
    grantDigest: payload.grantId ? digest(payload.grantId) : null,
    uidDigest: model === 'Session' && payload.uid ? digest(payload.uid) : null,
    expiresAt: record.expiresAt,
  }
  await within(store)
    .insertInto('providerRecord')
    .values({ model, idDigest, ...values })
    .onConflict((conflict) => conflict.columns(['model', 'idDigest']).doUpdateSet(values))
    .execute()
}

/** Used up by the first who presents it. */
const singleUse = new Set(['Interaction', 'AuthorizationCode', 'RefreshToken'])

/** Reads a record; what is for a single use is read by nobody else until the transaction around the caller ends. */
export function readRecord(
  store: RecordStore,
  { model, id }: { model: string; id: string },
): Promise<AdapterPayload | undefined> {
  const found = selectAll(within(store))
    .where('model', '=', model)
    .where('idDigest', '=', digest(id))
  return open(store, singleUse.has(model) && currentTransaction() ? found.forUpdate() : found)
}

/** Reads a session by the name that its tokens know it by. */
export function readSession(store: RecordStore, uid: string): Promise<AdapterPayload | undefined> {
  return open(
    store,
    selectAll(within(store)).where('model', '=', 'Session').where('uidDigest', '=', digest(uid)),
  )
}

/** Marks a record as used up. */
export async function consumeRecord(
  store: RecordStore,
  { model, id, at }: { model: string; id: string; at: Date },
): Promise<void> {
  await within(store)
    .updateTable('providerRecord')
    .set({ consumedAt: at })
    .where('model', '=', model)
    .where('idDigest', '=', digest(id))
    .execute()
}

export async function removeRecord(
  store: RecordStore,
  { model, id }: { model: string; id: string },
): Promise<void> {
  await within(store)
    .deleteFrom('providerRecord')
    .where('model', '=', model)
    .where('idDigest', '=', digest(id))
    .execute()
}

/** Removes the codes and refresh tokens of a grant. */
export async function removeGranted(store: RecordStore, grantId: string): Promise<void> {
  await within(store)
    .deleteFrom('providerRecord')
    .where('grantDigest', '=', digest(grantId))
    .execute()
}

/** Ends the sessions of a person and everything that was granted in them. */
export async function removeOfStaff(db: Kysely<Database>, staffId: string): Promise<void> {
  await db.deleteFrom('providerRecord').where('staffId', '=', staffId).execute()
}

/** Removes what expired before `now`. */
export async function removeExpired(db: Kysely<Database>, now: Date): Promise<void> {
  await db.deleteFrom('providerRecord').where('expiresAt', '<', now).execute()
}

/** Whose record it is: of a sign-in under way whoever gave a right password, or signed in and is not back yet. */
function staffOf({ accountId, result }: AdapterPayload): string | null {
  const verdict = result?.['verdict'] as { staffId: string | null } | undefined
  return accountId ?? result?.login?.accountId ?? verdict?.staffId ?? null
}

async function open(store: RecordStore, query: ReturnType<typeof selectAll>) {
  const row = await query.executeTakeFirst()
  if (!row) return undefined
  const payload = JSON.parse(
    store.cipher.open(row.box, contextOf(row.model, row.idDigest)),
  ) as AdapterPayload
  if (!row.consumedAt) return payload
  return { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) }
}

function selectAll(db: Kysely<Database>) {
  return db.selectFrom('providerRecord').selectAll()
}

function within({ db }: RecordStore): Kysely<Database> {
  return currentTransaction() ?? db
}

function digest(id: string): Buffer {
  return createHash('sha256').update(id).digest()
}

function contextOf(model: string, idDigest: Buffer): string {
  return `sign_in.provider_record.box:${model}:${idDigest.toString('hex')}`
}
