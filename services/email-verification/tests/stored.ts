import { randomUUID } from 'node:crypto'
import { createBlindIndex, createFieldCipher, openDatabase } from '@gwirio/database'
import type { Clock } from '@gwirio/service-kit'
import type { Kysely } from 'kysely'
import { schema } from '../src/store/schema.ts'
import type { Database } from '../src/store/tables.ts'
import { createVault, requireNormalised } from '../src/store/vault.ts'
import type { VerificationRecord } from '../src/store/verification-record.ts'
import { insertVerification } from '../src/store/verifications.ts'
import type { World } from './email-verification.ts'

let parties = 0

/** Opens the database as the service does, and what it seals with. */
export function openStore(world: {
  readonly database: World['database']
  readonly clock: Clock
  readonly config: Pick<World['config'], 'fieldKeys' | 'indexKey'>
}) {
  const db = openDatabase<Database>({ url: world.database.url(schema.role) })
  const { fieldKeys, indexKey } = world.config
  const vault = createVault(createFieldCipher(fieldKeys), createBlindIndex(indexKey))
  return Object.assign(db, {
    vault,
    /** A verification as it lies in the database, of a party of its own unless it is given one. */
    async insert(change: Partial<VerificationRecord> = {}): Promise<VerificationRecord> {
      const record = newRecord(world.clock.now(), change)
      await db.transaction().execute((tx) => insertVerification(tx, vault, record))
      return record
    },
  })
}

export type Store = ReturnType<typeof openStore> & Kysely<Database>

export function newRecord(now: Date, change: Partial<VerificationRecord>): VerificationRecord {
  parties += 1
  const state = change.state ?? 'verified'
  const wasVerified = state === 'verified' || state === 'suspended' || state === 'ended'
  const typedAddress = change.typedAddress ?? `person.${parties}@post.example`
  return {
    caseId: randomUUID(),
    partyId: randomUUID(),
    verificationId: randomUUID(),
    caseReference: `GW26S${String(parties).padStart(5, '0')}`,
    partyReference: '1',
    identityCheckId: randomUUID(),
    typedAddress,
    address: requireNormalised(typedAddress),
    mobile: '+447700900123',
    replyToken: `r-${randomUUID()}`,
    language: 'cy',
    area: 'gwent',
    safeToText: 'any-time',
    attention: null,
    acceptsWeak: false,
    doubt: null,
    state,
    reason: null,
    level: wasVerified ? 'strong' : null,
    startedAt: new Date(now.getTime() - 600_000),
    openUntil: new Date(now.getTime() + 3_600_000),
    verifiedAt: wasVerified ? new Date(now.getTime() - 300_000) : null,
    verifiedUntil: wasVerified ? new Date(now.getTime() + 30 * 86_400_000) : null,
    triesLeft: 5,
    codesLeft: 2,
    version: 1,
    ...change,
  }
}

/** The question about it, as a client asks. */
export function questionOf(record: VerificationRecord) {
  const { caseReference, partyReference, typedAddress } = record
  return { case: caseReference, party: partyReference, address: typedAddress }
}
