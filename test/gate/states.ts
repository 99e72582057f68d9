import { randomUUID } from 'node:crypto'
import type { GateQuestion, GateReason, VerificationState } from '@gwirio/contracts'
import { createBlindIndex } from '@gwirio/database'
import { type Kysely, sql } from 'kysely'

const day = 86_400_000
const fromNow = (days: number) => new Date(Date.now() + days * day)

interface Row {
  readonly state: VerificationState
  readonly level?: 'strong' | 'weak' | null
  readonly doubt?: string
  readonly openUntil?: Date
  readonly verifiedAt?: Date
  readonly verifiedUntil?: Date
  /** Not of the address that is asked about. */
  readonly isOfOtherAddress?: true
  /** In a case of its own with the same reference. */
  readonly isInOtherCase?: true
}

interface State {
  readonly rows: readonly Row[]
  readonly freeze?: 'party' | 'case' | 'lifted'
  /** What the one rule says of it. */
  readonly reason: GateReason
}

export const verified: State = { rows: [{ state: 'verified' }], reason: 'verified' }

/** Everything that can be stored about a party, oldest first. */
export const states: Readonly<Record<string, State>> = {
  verified,
  'verified weakly': { rows: [{ state: 'verified', level: 'weak' }], reason: 'verified' },
  'verified anew': { rows: [{ state: 'ended' }, { state: 'verified' }], reason: 'verified' },
  'verified, a freeze lifted': {
    rows: [{ state: 'verified' }],
    freeze: 'lifted',
    reason: 'verified',
  },
  'party frozen': { rows: [{ state: 'verified' }], freeze: 'party', reason: 'frozen' },
  'case frozen': { rows: [{ state: 'verified' }], freeze: 'case', reason: 'frozen' },
  'awaiting a reply': { rows: [{ state: 'awaiting-reply' }], reason: 'awaiting-reply' },
  'awaiting for too long': {
    rows: [{ state: 'awaiting-reply', openUntil: fromNow(-1) }],
    reason: 'expired',
  },
  suspended: { rows: [{ state: 'suspended' }], reason: 'suspended' },
  'verified, then doubted': {
    rows: [{ state: 'verified', doubt: 'mobile-changed' }],
    reason: 'suspended',
  },
  'verified in the future': {
    rows: [{ state: 'verified', verifiedAt: fromNow(1) }],
    reason: 'suspended',
  },
  'verified until yesterday': {
    rows: [{ state: 'verified', verifiedUntil: fromNow(-1) }],
    reason: 'ended',
  },
  failed: { rows: [{ state: 'failed' }], reason: 'failed' },
  expired: { rows: [{ state: 'expired' }], reason: 'expired' },
  cancelled: { rows: [{ state: 'cancelled' }], reason: 'cancelled' },
  ended: { rows: [{ state: 'ended' }], reason: 'ended' },
  'another address verified since': {
    rows: [{ state: 'ended' }, { state: 'verified', isOfOtherAddress: true }],
    reason: 'other-address',
  },
  'two of the same name': {
    rows: [{ state: 'verified' }, { state: 'verified', isInOtherCase: true }],
    reason: 'unknown',
  },
  'nothing stored': { rows: [], reason: 'unknown' },
}

/** Stores a state for a party of its own. @returns what asks for exactly it */
export async function store(
  db: Kysely<unknown>,
  { rows, freeze }: State,
  given: { number: number; indexKey: Buffer },
): Promise<GateQuestion> {
  const question = {
    case: `GW26M${String(given.number).padStart(5, '0')}`,
    party: '1',
    address: `sian.${given.number}@post.example`,
  }
  const index = createBlindIndex(given.indexKey)
  const [caseId, partyId] = [randomUUID(), randomUUID()]
  for (const [position, row] of rows.entries()) {
    const address = row.isOfOtherAddress ? `other.${question.address}` : question.address
    const of = row.isInOtherCase ? [randomUUID(), randomUUID()] : [caseId, partyId]
    const verification = columnsOf(row, position)
    await insert(db, 'verification', {
      ...verification,
      case_id: of[0],
      party_id: of[1],
      case_reference: question.case,
      party_reference: question.party,
      address_index: index('email_verification.address', address),
      comparable_index: index('email_verification.comparable', address),
    })
  }
  if (freeze)
    await insert(db, 'case_freeze', {
      case_id: caseId,
      freeze_id: randomUUID(),
      case_reference: question.case,
      area: 'gwent',
      party_id: freeze === 'case' ? null : partyId,
      party_reference: freeze === 'case' ? null : question.party,
      note: Buffer.alloc(0),
      frozen_by: 'siwan',
      freezer_name: Buffer.alloc(0),
      frozen_at: fromNow(-1),
      lifted_at: freeze === 'lifted' ? fromNow(0) : null,
    })
  return question
}

function columnsOf(row: Row, position: number) {
  const wasVerified = ['verified', 'suspended', 'ended'].includes(row.state)
  const nothing = Buffer.alloc(0)
  return {
    verification_id: randomUUID(),
    identity_check_id: randomUUID(),
    address: nothing,
    mobile: nothing,
    reply_token: nothing,
    language: 'en',
    state: row.state,
    reason: null,
    level: wasVerified ? (row.level ?? 'strong') : null,
    started_at: fromNow(position - 10),
    open_until: row.openUntil ?? fromNow(1),
    verified_at: wasVerified ? (row.verifiedAt ?? fromNow(position - 9)) : null,
    verified_until: wasVerified ? (row.verifiedUntil ?? fromNow(300)) : null,
    tries_left: 5,
    codes_left: 2,
    version: 1,
    accepts_weak: false,
    area: 'gwent',
    safe_to_text: '"any-time"',
    doubt: row.doubt ?? null,
    bounced: false,
  }
}

async function insert(
  db: Kysely<unknown>,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const names = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(`email_verification.${table}`)} (${names})
    values (${sql.join(Object.values(row))})`.execute(db)
}
