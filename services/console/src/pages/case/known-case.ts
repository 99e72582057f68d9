import { area, caseReference, isRefusal, partyReference, readCase, uuid } from '@gwirio/contracts'
import type { Request } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readList, readText } from '../../form-fields.ts'
import type { KnownCase, KnownParty } from './acts.ts'

/** The case; while it cannot be read, what the form remembers of it where that is enough. Null: it is not there. */
export async function readKnownCase(
  context: Context,
  request: Request,
  { params, mayRemember }: { params: { caseId: string }; mayRemember: boolean },
): Promise<KnownCase | null> {
  const call = [context, request, 'identityCheck', readCase, { params }] as const
  const found = mayRemember ? await tryAs(...call) : await callAs(...call)
  if (!isRefusal(found)) return { ...found, isRead: true }
  return found.refused === 'not-ready' ? rememberCase(request, params.caseId) : null
}

/** What a form remembers of a case that cannot be read now, and the party whom a link names. */
function rememberCase(request: Request, caseId: string): KnownCase {
  const { body = {}, query } = request
  const reference = caseReference.safeParse(readText(body, 'knownReference', 100)).data
  const known = area.safeParse(readText(body, 'knownArea', 100)).data
  const named = uuid.safeParse(readText(query, 'who', 100)).data
  const parties = readList(body, 'knownParty').flatMap(readParty)
  const isKnown = parties.some(({ partyId }) => partyId === named)
  return {
    caseId,
    isRead: false,
    ...(reference && { caseReference: reference }),
    ...(known && { area: known }),
    parties: named && !isKnown ? [...parties, { partyId: named }] : parties,
  }
}

/** As the form writes it: `<id>` or `<id> <reference>`. */
function readParty(text: string): KnownParty[] {
  const [first, second] = text.split(' ')
  const partyId = uuid.safeParse(first).data
  const reference = partyReference.safeParse(second).data
  return partyId ? [{ partyId, ...(reference && { partyReference: reference }) }] : []
}
