import { actorOf } from '@gwirio/audit'
import { caseReference, findParties, type InputOf, type ResultOf } from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { matchesName } from '../rules/names.ts'
import { findPartiesByCase, findPartiesByName } from '../store/parties.ts'
import { indexSearch } from '../store/party-fields.ts'
import { summarise } from './party-summary.ts'

const mostShown = 20

export const findPartiesRoute = (context: Context) =>
  route(findParties, (input, request) => find(context, input, request))

/** What was looked for, and how many were shown, is recorded before anything is shown. */
async function find(
  { db, clock, audit, cipher, blindIndex }: Context,
  { body: { text } }: InputOf<typeof findParties>,
  { caller }: RouteRequest,
): Promise<ResultOf<typeof findParties>> {
  return await db.transaction().execute(async (tx) => {
    const reference = caseReference.safeParse(text.toUpperCase())
    const inCase = reference.success
      ? await findPartiesByCase(tx, reference.data, mostShown + 1)
      : []
    const named = await findPartiesByName(tx, indexSearch(blindIndex, text), mostShown + 1)
    const known = new Set(inCase.map(({ partyId }) => partyId))
    const found = [
      ...inCase.map((party) => summarise(cipher, party)),
      ...named
        .filter(({ partyId }) => !known.has(partyId))
        .map((party) => summarise(cipher, party))
        .filter(({ name }) => matchesName(name, text)),
    ]
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
