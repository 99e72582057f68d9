import { type FreezeView, isRefusal, listFreezes } from '@gwirio/contracts'
import type { Request } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { standingOfParty } from '../../standing-freezes.ts'

/** What is frozen of a party, or of the whole case; none where it cannot be known now: a start is refused all the same. */
export async function listFreezesNow(
  context: Context,
  request: Request,
  { caseId, partyId }: { caseId: string; partyId: string },
): Promise<FreezeView[]> {
  const params = { caseId }
  const listed = await tryAs(context, request, 'emailVerification', listFreezes, { params })
  if (isRefusal(listed)) return []
  return standingOfParty(listed.freezes, partyId)
}
