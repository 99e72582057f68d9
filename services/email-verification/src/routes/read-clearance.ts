import { type Clearance, type Refusal, refuse, ServiceError } from '@gwirio/contracts'
import type { RouteRequest } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { countPartyChanges } from '../store/party-changes.ts'

/** What identity-check says of a call, and how many changes of the case it had reported before it said so. */
export interface Cleared {
  readonly clearance: Clearance
  readonly changesBefore: number
}

export async function readClearance(
  context: Context,
  { log }: Pick<RouteRequest, 'log'>,
  asked: { caseId: string; identityCheckId: string },
): Promise<Cleared | Refusal<'identity-check-not-found' | 'not-ready'>> {
  const changesBefore = await countPartyChanges(context.db, asked.caseId)
  try {
    const clearance = await context.identityCheck.readClearance(asked)
    return 'refused' in clearance ? clearance : { clearance, changesBefore }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ err: error }, 'identity-check could not be asked')
    return refuse('not-ready')
  }
}
