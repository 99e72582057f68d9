import type { ApprovalView } from '@gwirio/contracts'
import type { Request } from 'express'
import { hasScope } from '../../require-staff.ts'

export type WhyNot = 'isOwn' | 'needsManager' | 'reads'

/** Why this person cannot decide an approval; null when they can. The service decides: this is for what the page offers. */
export function whyNot(request: Request, { isOwn, needs }: ApprovalView): WhyNot | null {
  if (!hasScope(request, 'approval:decide')) return 'reads'
  if (isOwn) return 'isOwn'
  return needs === 'manager' && !hasScope(request, 'approval:manage') ? 'needsManager' : null
}
