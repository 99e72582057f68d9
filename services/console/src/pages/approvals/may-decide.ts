import type { ApprovalItem } from '@gwirio/contracts'
import type { Request } from 'express'
import { hasScope } from '../../require-staff.ts'

type WhyNot = ApprovalItem['whyNot'] | 'reads'

/** Why this person cannot decide an approval, as the service says; null when they can. */
export function whyNot(request: Request, approval: Pick<ApprovalItem, 'whyNot'>): WhyNot {
  return hasScope(request, 'approval:decide') ? approval.whyNot : 'reads'
}
