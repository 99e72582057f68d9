import type { Area, Language } from '@gwirio/contracts'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Asked, Found, GateVerification } from '../rules/gate.ts'
import { liveStates } from '../rules/model.ts'
import type { Database, VerificationTable } from './tables.ts'

/** A verification as the gate looks at it, with what the service that lets correspondence out needs to know. */
export interface GateRecord extends GateVerification {
  readonly verificationId: string
  readonly area: Area
  readonly language: Language
}

type Row = { position: string; isFrozen: boolean } & (
  | ({ verificationId: null } & object)
  | Pick<Selectable<VerificationTable>, keyof GateRecord>
)

/** Enough to see that two are live, and the newest of the address beside them. */
const mostOfParty = 3

/** What is committed now about some questions, in their order: one statement, the same work whatever is found. */
export async function findForGate(
  db: Kysely<Database>,
  questions: readonly Asked[],
): Promise<Found<GateRecord>[]> {
  const { rows } = await sql<Row>`
    select asked.position, found.*,
      exists (
        select from case_freeze
        where lifted_at is null and case_reference = asked.case_reference
          and (party_id is null or party_reference = asked.party_reference)
      ) or exists (
        select from case_freeze
        where lifted_at is null and case_id = found.case_id and (party_id is null or party_id = found.party_id)
      ) as is_frozen
    from unnest(
      ${questions.map((each) => each.caseReference)}::text[],
      ${questions.map((each) => each.partyReference)}::text[],
      ${questions.map((each) => each.addressIndex)}::bytea[]
    ) with ordinality as asked (case_reference, party_reference, address_index, position)
    left join lateral (
      select case_id, party_id, verification_id, case_reference, party_reference, address_index, area, language,
        state, doubt, level, open_until, verified_at, verified_until
      from verification
      where case_reference = asked.case_reference and party_reference = asked.party_reference
      order by state = any(${liveStates}) desc, address_index = asked.address_index desc, started_at desc
      limit ${mostOfParty}
    ) as found on true`.execute(db)
  const byPosition = Map.groupBy(rows, ({ position }) => Number(position))
  return questions.map((_, index) => toFound(byPosition.get(index + 1) ?? []))
}

function toFound(rows: readonly Row[]): Found<GateRecord> {
  return {
    verifications: rows.filter((row) => row.verificationId !== null),
    isFrozen: rows.some((row) => row.isFrozen),
  }
}

/** Nobody else changes the live verifications of a party until the transaction ends. @returns their ids */
export async function lockForGate(tx: Transaction<Database>, asked: Asked): Promise<string[]> {
  const rows = await tx
    .selectFrom('verification')
    .select('verificationId')
    .where('caseReference', '=', asked.caseReference)
    .where('partyReference', '=', asked.partyReference)
    .where('state', 'in', liveStates)
    .orderBy('verificationId')
    .forUpdate()
    .execute()
  return rows.map(({ verificationId }) => verificationId)
}
