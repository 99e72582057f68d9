import { isRefusal, readParty } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from './call-service.ts'
import type { Context } from './context.ts'

/** The name of a party, a view that is on record; null when it cannot be read now. */
export async function readName(
  context: Context,
  request: Request,
  { caseId, partyId }: { caseId: string; partyId: string },
): Promise<string | null> {
  const params = { caseId, partyId }
  const party = await tryAs(context, request, 'identityCheck', readParty, { params })
  return isRefusal(party) ? null : party.name
}
