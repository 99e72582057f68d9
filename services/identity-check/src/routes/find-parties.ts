import { actorOf } from '@gwirio/audit'
import { findParties, type InputOf, type PartySummary, type ResultOf } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Transaction } from 'kysely'
import type { Context } from '../context.ts'
import { matchesName } from '../rules/names.ts'
import { readReferences } from '../rules/references.ts'
import { findPartiesByEmail, findPartiesByName, findPartiesByReference } from '../store/parties.ts'
import { indexEmail, indexSearch } from '../store/party-fields.ts'
import type { Database } from '../store/tables.ts'
import { summarise } from './party-summary.ts'

const mostShown = 20

export const findPartiesRoute = (context: Context) =>
  route(findParties, (input, request) => find(context, input, request))

/** What was looked for, and how many were shown, is recorded before anything is shown. */
async function find(
  context: Context,
  { body: { text } }: InputOf<typeof findParties>,
  { caller }: RouteRequest,
): Promise<ResultOf<typeof findParties>> {
  const { db, clock, audit } = context
  return await db.transaction().execute(async (tx) => {
    const found = text.includes('@')
      ? await findByEmail(context, tx, text)
      : await findByReferenceOrName(context, tx, text)
    const parties = found.slice(0, mostShown)
    await audit.append(tx, {
      caseId: null,
      action: 'party.searched',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { shown: parties.length },
      personal: { text },
    })
    return { parties, more: found.length > mostShown }
  })
}

/** Also addresses that may be the same mailbox: with another tag, or other letters that look alike. */
async function findByEmail(
  { cipher, blindIndex }: Context,
  tx: Transaction<Database>,
  text: string,
): Promise<PartySummary[]> {
  const found = await findPartiesByEmail(tx, indexEmail(blindIndex, text), mostShown + 1)
  return found.map((party) => summarise(cipher, party))
}

async function findByReferenceOrName(
  { cipher, blindIndex }: Context,
  tx: Transaction<Database>,
  text: string,
): Promise<PartySummary[]> {
  const referred = await findPartiesByReference(tx, readReferences(text), mostShown + 1)
  const named = await findPartiesByName(tx, indexSearch(blindIndex, text), mostShown + 1)
  const known = new Set(referred.map(({ partyId }) => partyId))
  return [
    ...referred.map((party) => summarise(cipher, party)),
    ...named
      .filter(({ partyId }) => !known.has(partyId))
      .map((party) => summarise(cipher, party))
      .filter(({ name }) => matchesName(name, text)),
  ]
}
