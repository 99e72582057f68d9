import { type BlindIndex, newId } from '@gwirio/database'
import { type Kysely, sql } from 'kysely'
import type { Context } from '../../src/context.ts'
import { indexEmail, indexMobile, indexName, sealField } from '../../src/store/party-fields.ts'
import type { Database } from '../../src/store/tables.ts'

const partiesOfCase = 2
const casesAtOnce = 500

const areas = [
  'gwent',
  'mid-and-west-wales',
  'south-wales',
  'south-west-wales',
  'north-wales',
] as const
/** Commonest first: the surname at place n has 1/n of the share of the first, as surnames of Wales roughly have. */
const surnames =
  `Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Smith James Rees Owen Price
  Morris Phillips Jenkins Lloyd Parry Bowen Powell Howells Harris Pritchard Ellis Watkins Humphreys Rowlands Probert Pugh
  Prosser Bevan Gwynne Vaughan Tudur Prytherch Meredith Wynne O'Brien Begum Rahman Kowalski Nair`.split(
    /\s+/,
  )
const forenames =
  `Siân Rhys Megan Dafydd Carys Gareth Elin Owain Bethan Huw Ffion Ieuan Lowri Tomos Angharad Steffan Nia Aled
  Gwenllïan Llŷr Catrin Emyr Heledd Iwan Mared Gethin Cerys Osian Eleri Macsen Chloe Jack Aisha Daniel Sophie Liam Grace Jordan
  Marek Priya`.split(/\s+/)
const shares = surnames.map((_, index) => 1 / (index + 1))
const allShares = shares.reduce((sum, share) => sum + share, 0)

/** Makes cases of two parties each, with the cipher and the hashes of the service; every tenth party failed a check. */
export async function fill(
  db: Kysely<Database>,
  { cipher, blindIndex }: Pick<Context, 'cipher' | 'blindIndex'>,
  parties: number,
): Promise<void> {
  const keys = { cipher, blindIndex: remember(blindIndex) }
  const cases = parties / partiesOfCase
  for (let first = 0; first < cases; first += casesAtOnce) {
    const numbers = Array.from(
      { length: Math.min(casesAtOnce, cases - first) },
      (_, i) => first + i,
    )
    const files = numbers.map((number) => ({
      caseId: newId(),
      caseReference: referenceOf(number),
      area: areas[number % areas.length] ?? 'gwent',
      law: 'private' as const,
    }))
    const rows = files.flatMap(({ caseId }, index) =>
      Array.from({ length: partiesOfCase }, (_, place) =>
        makeParty(keys, { caseId, place, number: (first + index) * partiesOfCase + place }),
      ),
    )
    await db.insertInto('caseFile').values(files).execute()
    await insertParties(db, rows)
  }
  await sql`insert into identity_check (case_id, identity_check_id, party_id, status, started_at, answer_before, answered_at)
    select case_id, gen_random_uuid(), party_id, 'failed', at, at, at
    from (select *, now() - random() * interval '1000 days' as at from party where party_reference = '1') as party
    where random() < 0.2`.execute(db)
  await sql`analyze`.execute(db)
}

/** In arrays: a query with a parameter for each value takes longer to write than to run. */
async function insertParties(db: Kysely<Database>, rows: readonly MadeParty[]): Promise<void> {
  const column = <Key extends keyof MadeParty>(key: Key) => rows.map((row) => row[key])
  const parts = rows.map(
    ({ nameParts }) => `{${nameParts.map((part) => `"\\\\x${part.toString('hex')}"`).join()}}`,
  )
  await sql`insert into party (case_id, party_id, party_reference, name_box, name_parts, language,
      mobile_box, mobile_index, email_box, email_index)
    select case_id, party_id, party_reference, name_box, parts::bytea[], 'both', mobile_box, mobile_index, email_box,
      email_index
    from unnest(${column('caseId')}::uuid[], ${column('partyId')}::uuid[], ${column('partyReference')}::text[],
      ${column('nameBox')}::bytea[], ${parts}::text[], ${column('mobileBox')}::bytea[],
      ${column('mobileIndex')}::bytea[], ${column('emailBox')}::bytea[], ${column('emailIndex')}::bytea[])
      as made (case_id, party_id, party_reference, name_box, parts, mobile_box, mobile_index, email_box, email_index)`.execute(
    db,
  )
}

type MadeParty = ReturnType<typeof makeParty>

/** Beginnings of names come again and again; a hash is made once. */
function remember(blindIndex: BlindIndex): BlindIndex {
  const known = new Map<string, Buffer>()
  return (purpose, value) => {
    if (purpose !== 'party-name') return blindIndex(purpose, value)
    const index = known.get(value) ?? blindIndex(purpose, value)
    known.set(value, index)
    return index
  }
}

export function referenceOf(number: number): string {
  return `GW26B${String(number).padStart(6, '0')}`
}

export function emailOf(number: number): string {
  return `person.${number}@post.example`
}

function makeParty(
  { cipher, blindIndex }: Pick<Context, 'cipher' | 'blindIndex'>,
  { caseId, place, number }: { caseId: string; place: number; number: number },
) {
  const partyId = newId()
  const name = nameOf(number)
  const mobile = `+4477009${String(number).padStart(5, '0')}`
  const email = emailOf(number)
  return {
    caseId,
    partyId,
    partyReference: String(place + 1),
    nameBox: sealField(cipher, 'name', { partyId, value: name }),
    nameParts: indexName(blindIndex, name),
    mobileBox: sealField(cipher, 'mobile', { partyId, value: mobile }),
    mobileIndex: indexMobile(blindIndex, mobile),
    emailBox: sealField(cipher, 'email', { partyId, value: email }),
    emailIndex: indexEmail(blindIndex, email),
  }
}

/** The same number always has the same name. */
function nameOf(number: number): string {
  let left = (((number * 2_654_435_761) % 4_294_967_296) / 4_294_967_296) * allShares
  const surname = surnames.find((_, index) => {
    left -= shares[index] ?? 0
    return left <= 0
  })
  const [one, two] = [forenames[number % 37], forenames[Math.floor(number / 37) % forenames.length]]
  return `${one} ${two} ${surname ?? 'Jones'}`
}
