import type { IncidentDecision } from '@gwirio/contracts'
import type { Correspondence } from './model.ts'

/** Without undue delay and, where feasible, not later than 72 hours (UK GDPR art. 33(1)). */
const regulatorHours = 72

export function tellRegulatorBy(foundAt: Date): Date {
  return new Date(foundAt.getTime() + regulatorHours * 3_600_000)
}

/** Of what went, or may have: nobody can say that nobody has it. */
export function mayReport(
  correspondence: Pick<Correspondence, 'sentAt' | 'isPastRecall'>,
): boolean {
  return correspondence.sentAt !== null || correspondence.isPastRecall
}

/** What ends the time to tell the regulator. */
export const aboutRegulator: readonly IncidentDecision[] = ['regulator-told', 'regulator-not-told']

/** Closed only once it was decided whether the regulator is told; after that only notes are added. */
export function mayDecide(
  decision: IncidentDecision,
  given: { isClosed: boolean; before: readonly IncidentDecision[] },
): boolean {
  if (given.isClosed) return decision === 'note'
  if (decision !== 'closed') return true
  return given.before.some((each) => aboutRegulator.includes(each))
}
