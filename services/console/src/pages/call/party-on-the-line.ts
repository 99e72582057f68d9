import { isRefusal, type PartyView, readParty } from '@gwirio/contracts'
import type { Request } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { type CallIds, openCall, rememberCall } from './open-calls.ts'

/** The party whom staff speak to; null when there is none any more. Its language is kept for the rest of the call. */
export async function readPartyOnTheLine(
  context: Context,
  request: Request,
  { caseId, partyId, identityCheckId }: CallIds,
): Promise<PartyView | null> {
  const params = { caseId, partyId }
  const party = await callAs(context, request, 'identityCheck', readParty, { params })
  if (isRefusal(party)) return null
  const call = openCall(request, { partyId, identityCheckId })
  if (call) rememberCall(request, identityCheckId, { ...call, language: party.language })
  return party
}
