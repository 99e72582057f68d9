import { type Clearance, type Refusal, refuse, ServiceError } from '@gwirio/contracts'
import type { RouteRequest } from '@gwirio/service-kit'
import { casesOf } from './approvals/find-start-needs.ts'
import type { Context } from './context.ts'
import { countPartyChanges } from './store/party-changes.ts'

/** What identity-check says of a call, and how many changes of its cases it had reported before it said so. */
export interface Cleared {
  readonly clearance: Clearance
  /** Of the case and those linked to it. */
  readonly changesBefore: number
}

/** Which cases are linked is known from the answer alone: cases that are new in it are counted, and it is read again. */
const mostReads = 3

export async function readClearance(
  context: Context,
  { log }: Pick<RouteRequest, 'log'>,
  asked: { caseId: string; identityCheckId: string },
): Promise<Cleared | Refusal<'identity-check-not-found' | 'not-ready'>> {
  const { caseId, identityCheckId } = asked
  try {
    let counted = [caseId]
    for (let reads = 0; reads < mostReads; reads += 1) {
      const changesBefore = await countPartyChanges(context.db, counted)
      const clearance = await context.identityCheck.readClearance({ caseId, identityCheckId })
      if ('refused' in clearance) return clearance
      const cases = casesOf({ caseId, clearance })
      if (isSame(cases, counted)) return { clearance, changesBefore }
      counted = cases
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    log.warn({ err: error }, 'identity-check could not be asked')
  }
  return refuse('not-ready')
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each))
}
