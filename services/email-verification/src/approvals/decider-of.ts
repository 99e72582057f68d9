import type { Caller } from '@gwirio/service-kit'
import type { Decider } from '../rules/approval.ts'

/** Who calls, as far as it matters whether they may decide. */
export function deciderOf({ subject, kind, scopes }: Caller): Decider {
  return { subject, kind, mayManage: scopes.has('approval:manage') }
}
