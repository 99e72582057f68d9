import type { Context } from './context.ts'
import { listWithoutEmailIndex, setEmailIndex } from './store/email-indexes.ts'
import type { PartyKey } from './store/parties.ts'
import { indexEmail, openField } from './store/party-fields.ts'

/** Bounds the memory, and what one transaction holds. */
const partiesAtOnce = 500

/**
 * Gives addresses on file that were stored before there was an index the keyed hash by which they are found: only the
 * service has the key, so no migration could. An address that does not open is left out and reported; it stops nothing.
 */
export async function indexAddresses(context: Context): Promise<void> {
  let after: PartyKey | null = null
  do after = await indexSome(context, after)
  while (after !== null)
}

/** @returns the last party looked at; null when there are no more */
async function indexSome(
  { db, cipher, blindIndex, log }: Context,
  after: PartyKey | null,
): Promise<PartyKey | null> {
  return await db.transaction().execute(async (tx) => {
    const parties = await listWithoutEmailIndex(tx, { after, limit: partiesAtOnce })
    const indexed: Array<PartyKey & { emailIndex: Buffer }> = []
    for (const { caseId, partyId, emailBox } of parties) {
      try {
        const email = openField(cipher, 'email', { partyId, box: emailBox })
        if (email !== null)
          indexed.push({ caseId, partyId, emailIndex: indexEmail(blindIndex, email) })
      } catch (error) {
        log.error({ caseId, partyId, err: error }, 'an address on file cannot be opened')
      }
    }
    await setEmailIndex(tx, indexed)
    return parties.length === partiesAtOnce ? (parties.at(-1) ?? null) : null
  })
}
