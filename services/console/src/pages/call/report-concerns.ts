import type { Request } from 'express'
import { reportConcern } from '../../concern-reports.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../store/calls.ts'
import type { Outcome } from './at.ts'

/** Tells of what makes the end of a call dangerous, before anything else is done about it. */
export async function reportConcerns(
  context: Context,
  request: Request,
  { caseId, partyId, draft: { identityCheckId } }: Call,
  outcome: Outcome,
): Promise<void> {
  const concerns = 'step' in outcome ? (outcome.concerns ?? []) : []
  for (const reason of concerns)
    await reportConcern(context, request, { caseId, partyId, identityCheckId, reason })
}
