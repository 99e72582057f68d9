import type { Request } from 'express'
import { keepConcern, sendConcern } from '../../concern-reports.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../store/calls.ts'
import type { Outcome } from './at.ts'

/** Keeps what makes the end of a call dangerous, and tells of it at once. */
export async function reportConcerns(
  context: Context,
  request: Request,
  call: Call,
  outcome: Outcome,
): Promise<void> {
  const tell = await keepConcerns(context, request, call, outcome)
  await tell()
}

/**
 * Keeps what makes the end of a call dangerous, before anything else is done about it.
 *
 * @returns tells of it: after what was begun is stopped, because a code may be on its way
 */
export async function keepConcerns(
  context: Context,
  request: Request,
  { caseId, partyId, draft: { identityCheckId } }: Call,
  outcome: Outcome,
): Promise<() => Promise<void>> {
  const reasons = 'step' in outcome ? (outcome.concerns ?? []) : []
  const kept = await Promise.all(
    reasons.map((reason) =>
      keepConcern(context, request, { caseId, partyId, identityCheckId, reason }),
    ),
  )
  return async () => {
    for (const concern of kept) await sendConcern(context, request, concern)
  }
}
