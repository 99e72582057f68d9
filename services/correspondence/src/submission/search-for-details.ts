import {
  type GateSubject,
  type Passage,
  type Refusal,
  refuse,
  ServiceError,
} from '@gwirio/contracts'
import type { Context } from '../context.ts'
import type { ContentFacts } from '../rules/judge-content.ts'

/** Whether confidential details of others stand in it; null when identity-check cannot say. */
export async function searchForDetails(
  { details, turns, log }: Pick<Context, 'details' | 'turns' | 'log'>,
  given: { subject: GateSubject; passages: readonly Passage[]; whose: string },
): Promise<ContentFacts['details'] | Refusal<'busy'>> {
  const { caseId, partyId } = given.subject
  const searches = details.searches({ caseId, partyId }, given.passages)
  try {
    const found = await turns.searching.runAll(searches, given.whose)
    return found?.flat() ?? refuse('busy')
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    if (error.code === 'busy') return refuse('busy')
    log.error({ err: error }, 'the details of others could not be searched for')
    return null
  }
}
