import type { RetainedCase } from '@gwirio/contracts'
import { disposeOn } from '../rules/retention.ts'
import type { CaseRow } from '../store/cases.ts'

/** An ended case as managers see it: nothing about anybody in it. */
export function describeRetained(
  { caseId, caseReference, area, endedAt, keptSince }: CaseRow & { endedAt: Date },
  years: number,
): RetainedCase {
  return {
    caseId,
    caseReference,
    area,
    endedAt: endedAt.toISOString(),
    disposeOn: disposeOn(endedAt, years),
    keptSince: keptSince?.toISOString() ?? null,
  }
}
