import type { GateSubject, Passage } from '@gwirio/contracts'
import { ServiceError } from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { ContentFacts } from '../rules/judge-content.ts'

/** Whether confidential details of others stand in it; null when identity-check cannot say. */
export async function searchForDetails(
  { details, log }: Pick<Context, 'details' | 'log'>,
  { caseId, partyId }: Pick<GateSubject, 'caseId' | 'partyId'>,
  passages: readonly Passage[],
): Promise<ContentFacts['details']> {
  try {
    return await details.search({ caseId, partyId }, passages)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.error({ err: error }, 'the details of others could not be searched for')
    return null
  }
}
