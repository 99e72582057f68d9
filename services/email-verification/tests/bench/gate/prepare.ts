import { migrateAudit } from '@gwirio/audit'
import { createBlindIndex, migrateSchema, openDatabase, prepareRoles } from '@gwirio/database'
import { sql } from 'kysely'
import { schema } from '../../../src/store/schema.ts'
import type { Database } from '../../../src/store/tables.ts'
import { fill } from '../fill.ts'
import type { Sample } from './load.ts'

const password = 'bench'
const samplesOfEach = 5_000

/** Makes the schema and as many verifications, of which some thousand have an address that can be asked about. */
export async function prepare(
  adminUrl: string,
  { count, indexKey }: { count: number; indexKey: Buffer },
): Promise<{ databaseUrl: string; samples: Sample[] }> {
  await prepareRoles({ adminUrl, roles: [{ role: schema.role, password }] })
  await migrateAudit({ adminUrl })
  await migrateSchema({ adminUrl, ...schema })
  const url = new URL(adminUrl)
  url.username = schema.role
  url.password = password
  const db = openDatabase<Database>({ url: url.href })
  await fill(db, { count, now: new Date(), withChanges: false })
  const rows = await db
    .selectFrom('verification')
    .select(['caseId', 'verificationId', 'caseReference', 'partyReference'])
    .where('state', '=', 'verified')
    .limit(samplesOfEach)
    .execute()
  const index = createBlindIndex(indexKey)
  const addressOf = (place: number) => `person.${place}@post.example`
  await sql`update verification set address_index = named.address_index
    from unnest(
      ${rows.map(({ caseId }) => caseId)}::uuid[], ${rows.map((row) => row.verificationId)}::uuid[],
      ${rows.map((_, place) => index('email_verification.address', addressOf(place)))}::bytea[]
    ) as named (case_id, verification_id, address_index)
    where verification.case_id = named.case_id and verification.verification_id = named.verification_id`.execute(
    db,
  )
  await db.destroy()
  const admin = openDatabase<Database>({ url: adminUrl, maxConnections: 1 })
  await sql`vacuum (analyze) email_verification.verification`.execute(admin)
  await admin.destroy()
  const samples = rows.flatMap(({ caseReference, partyReference }, place): Sample[] => {
    const question = { case: caseReference, party: partyReference, address: addressOf(place) }
    // One no for four times yes
    const other = { ...question, address: addressOf(place + 1) }
    const no = place % 4 === 0 ? [{ question: other, answer: 'no' as const }] : []
    return [{ question, answer: 'yes' }, ...no]
  })
  return { databaseUrl: url.href, samples }
}
