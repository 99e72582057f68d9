import type { Request } from 'express'
import type { Context } from '../../context.ts'
import { type Call, type CallKey, findCall } from '../../store/calls.ts'

/** The call that the signed-in person has with a party; nobody sees the call of somebody else. */
export async function findOwnCall(
  context: Context,
  request: Request,
  ids: { caseId: string; partyId: string },
): Promise<Call | null> {
  const { cipher, clock, db } = context
  return findCall(db, cipher, { ...keyOf(request, ids), now: clock.now() })
}

/** Whose call it is. */
export function keyOf(
  request: Request,
  { caseId, partyId }: { caseId: string; partyId: string },
): CallKey {
  return { caseId, partyId, subject: request.session.staff?.subject ?? '' }
}
