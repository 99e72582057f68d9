import { setImmediate as otherRequests } from 'node:timers/promises'
import { actorOf } from '@gwirio/audit'
import {
  type AnswerOf,
  type DetailHit,
  detailKind,
  type InputOf,
  type Passage,
  refuse,
  searchDetails,
} from '@gwirio/contracts'
import { type RouteRequest, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { createDetailFinder, type DetailFinder } from '../rules/details/detail-finder.ts'
import { listDetails } from '../store/details.ts'
import { loadParty } from '../store/parties.ts'

export const searchDetailsRoute = (context: Context) =>
  route(searchDetails, (input, request) => searchInTurn(context, input, request))

type Input = InputOf<typeof searchDetails>

/** Long texts take a while: one search at a time, so that the rest of the service stays quick. */
async function searchInTurn(
  context: Context,
  input: Input,
  request: RouteRequest,
): Promise<AnswerOf<typeof searchDetails>> {
  const searched = context.searching.run(() => search(context, input, request))
  return searched === null ? refuse('busy') : await searched
}

async function search(
  { db, clock, audit, cipher }: Context,
  { params, body: { passages } }: Input,
  { caller }: RouteRequest,
): Promise<AnswerOf<typeof searchDetails>> {
  const { caseId, partyId } = params
  if (!(await loadParty(db, params))) return refuse('party-not-found')
  const onFile = await listDetails(db, cipher, caseId)
  const others = onFile.filter((detail) => detail.partyId !== partyId)
  const own = onFile.filter((detail) => detail.partyId === partyId)
  const hits = await searchPassages(createDetailFinder({ others, own }), passages)
  await db.transaction().execute((tx) =>
    audit.append(tx, {
      caseId,
      partyId,
      action: 'party.details-searched',
      actor: actorOf(caller),
      occurredAt: clock.now(),
      details: { passages: passages.length, details: others.length, hits: hits.length },
    }),
  )
  return { hits }
}

/** One hit for each place and kind. */
async function searchPassages(
  find: DetailFinder,
  passages: readonly Passage[],
): Promise<DetailHit[]> {
  const hits = new Map<string, DetailHit>()
  for (const { place, document, text } of passages) {
    const found = find(text)
    // In the order of the kinds: that of the text would say where something stands
    for (const kind of detailKind.options) {
      const times = found.get(kind)
      if (times === undefined) continue
      const key = JSON.stringify([place, document, kind])
      hits.set(key, { place, document, kind, times: times + (hits.get(key)?.times ?? 0) })
    }
    await otherRequests()
  }
  return [...hits.values()]
}
