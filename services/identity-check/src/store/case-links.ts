import { type Kysely, sql, type Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import type { Database } from './tables.ts'

export interface CasePair {
  readonly caseId: string
  readonly linkedCaseId: string
}

/** @returns whether they were not linked before */
export async function insertLink(
  tx: Transaction<Database>,
  { caseId, linkedCaseId }: CasePair,
  linkedAt: Date,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('caseLink')
    .values([
      { caseId, linkedCaseId, linkedAt },
      { caseId: linkedCaseId, linkedCaseId: caseId, linkedAt },
    ])
    .onConflict((conflict) => conflict.doNothing())
    .returning('caseId')
    .execute()
  return inserted.length > 0
}

export function listLinkedCases(db: Kysely<Database>, caseId: string) {
  return db
    .selectFrom('caseLink')
    .innerJoin('caseFile', 'caseFile.caseId', 'caseLink.linkedCaseId')
    .select(['caseFile.caseId', 'caseFile.caseReference', 'caseFile.area'])
    .where('caseLink.caseId', '=', caseId)
    .orderBy('caseFile.caseReference')
    .execute()
}

/** The contact fields of everybody else in the case, and of everybody in the cases linked to it. */
export function listOtherContacts(db: Kysely<Database>, { caseId, partyId }: PartyKey) {
  return db
    .selectFrom('party')
    .select(['caseId', 'partyId', 'mobileIndex', 'emailBox'])
    .where(
      sql<boolean>`case_id = any(array(
        select ${caseId}::uuid union all select linked_case_id from case_link where case_id = ${caseId}))`,
    )
    .where('partyId', '<>', partyId)
    .execute()
}

/** The parties of two cases that have a number or an address on file which somebody of the other case has too. */
export function listSharedContacts(
  db: Kysely<Database>,
  { caseId, linkedCaseId }: CasePair,
): Promise<PartyKey[]> {
  return db
    .selectFrom('party')
    .innerJoin('party as other', (join) =>
      join.on(
        sql<boolean>`party.mobile_index = other.mobile_index or party.email_index = other.email_index`,
      ),
    )
    .select(['party.caseId', 'party.partyId'])
    .distinct()
    .where(
      sql<boolean>`(party.case_id, other.case_id) in ((${caseId}, ${linkedCaseId}), (${linkedCaseId}, ${caseId}))`,
    )
    .execute()
}
