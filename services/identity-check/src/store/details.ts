import type { DetailKind } from '@gwirio/contracts'
import { type FieldCipher, newId } from '@gwirio/database'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { PartyKey } from './parties.ts'
import { openField } from './party-fields.ts'
import type { Database } from './tables.ts'

/** Puts the details of one kind on file instead of those there were. */
export async function saveDetails(
  tx: Transaction<Database>,
  cipher: FieldCipher,
  { caseId, partyId, kind, values }: PartyKey & { kind: DetailKind; values: readonly string[] },
): Promise<void> {
  await tx
    .deleteFrom('confidentialDetail')
    .where('caseId', '=', caseId)
    .where('partyId', '=', partyId)
    .where('kind', '=', kind)
    .execute()
  const rows = [...new Set(values)].map((value) => {
    const detailId = newId()
    const valueBox = cipher.seal(value, contextOf(partyId, detailId))
    return { caseId, partyId, detailId, kind, valueBox }
  })
  if (rows.length > 0) await tx.insertInto('confidentialDetail').values(rows).execute()
}

export interface DetailOnFile extends PartyKey {
  readonly kind: DetailKind
  readonly value: string
}

/**
 * All details of everybody in the case and in the cases linked to it; the mobile and the address on file count as such. Read
 * in one statement, so that nobody is missing who is there.
 */
export async function listDetails(
  db: Kysely<Database>,
  cipher: FieldCipher,
  caseId: string,
): Promise<DetailOnFile[]> {
  const parties = await db
    .selectFrom('party')
    .leftJoin('confidentialDetail as detail', (join) =>
      join
        .onRef('detail.caseId', '=', 'party.caseId')
        .onRef('detail.partyId', '=', 'party.partyId'),
    )
    .select(['party.caseId', 'party.partyId', 'party.mobileBox', 'party.emailBox'])
    .select(['detail.detailId', 'detail.kind', 'detail.valueBox'])
    .where(
      sql<boolean>`party.case_id = any(array(
        select ${caseId}::uuid union all select linked_case_id from case_link where case_id = ${caseId}))`,
    )
    .execute()
  const contacts = new Map(parties.map((party) => [party.partyId, party]))
  return [
    ...[...contacts.values()].flatMap((party) => openContacts(cipher, party)),
    ...parties.flatMap((row) => openDetail(cipher, row)),
  ]
}

type Row = PartyKey & {
  mobileBox: Buffer | null
  emailBox: Buffer | null
  detailId: string | null
  kind: DetailKind | null
  valueBox: Buffer | null
}

function openContacts(cipher: FieldCipher, row: Row): DetailOnFile[] {
  const { caseId, partyId } = row
  const mobile = openField(cipher, 'mobile', { partyId, box: row.mobileBox })
  const email = openField(cipher, 'email', { partyId, box: row.emailBox })
  return [
    ...(mobile === null ? [] : [{ caseId, partyId, kind: 'phone' as const, value: mobile }]),
    ...(email === null ? [] : [{ caseId, partyId, kind: 'e-mail' as const, value: email }]),
  ]
}

function openDetail(cipher: FieldCipher, row: Row): DetailOnFile[] {
  const { caseId, partyId, detailId, kind, valueBox } = row
  if (detailId === null || kind === null || valueBox === null) return []
  return [{ caseId, partyId, kind, value: cipher.open(valueBox, contextOf(partyId, detailId)) }]
}

/** Where a sealed detail belongs; it opens nowhere else. */
function contextOf(partyId: string, detailId: string): string {
  return `identity_check.confidential_detail.value:${partyId}:${detailId}`
}
