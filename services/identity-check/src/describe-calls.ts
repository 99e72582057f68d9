import type { CallEvent, OpenConcern } from '@gwirio/contracts'
import type { FieldCipher } from '@gwirio/database'
import type { Caller } from '@gwirio/service-kit'
import { whyNotSettle } from './rules/concern.ts'
import { openCallField } from './store/call-fields.ts'
import type { ConcernRow } from './store/concerns.ts'

/** What a page shows of what happened in calls, at most. */
export const mostEvents = 50

/** Who calls, as far as it matters whether they may settle a concern. */
export function settlerOf({ subject, scopes }: Caller): { subject: string; mayManage: boolean } {
  return { subject, mayManage: scopes.has('party:unlock') }
}

/** What stands open about a party, the newest first; null when nothing does. */
export function describeOpenConcern(
  cipher: FieldCipher,
  concerns: readonly ConcernRow[],
  caller: Caller,
): OpenConcern | null {
  const open = concerns.filter(({ settledAt }) => settledAt === null)
  if (open.length === 0) return null
  return {
    raised: open.map(({ concernId, reason, raiserBox, raisedAt }) => ({
      concernId,
      reason,
      raisedBy: openCallField(cipher, 'raiser', { id: concernId, box: raiserBox }),
      raisedAt: raisedAt.toISOString(),
    })),
    whyNot: whyNotSettle(open, settlerOf(caller)),
  }
}

interface CheckOfParty {
  readonly identityCheckId: string
  readonly status: 'open' | 'failed' | 'passed'
  readonly startedAt: Date
  readonly answeredAt: Date | null
  readonly starterBox: Buffer | null
}

/** What happened in the calls with a party: how each began, whether the check was passed, and what was of concern. */
export function describeCalls(
  cipher: FieldCipher,
  { checks, concerns }: { checks: readonly CheckOfParty[]; concerns: readonly ConcernRow[] },
): CallEvent[] {
  return [
    ...concerns.flatMap((concern) => describeConcern(cipher, concern)),
    ...checks.slice(0, mostEvents).flatMap((check) => describeCheck(cipher, check)),
  ]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
    .slice(0, mostEvents)
}

/** The later first, so that what happened in the same moment stays in its order. */
function describeConcern(cipher: FieldCipher, concern: ConcernRow): CallEvent[] {
  const { concernId: id, reason, raisedAt, settledAt, raiserBox, settlerBox, noteBox } = concern
  const raised: CallEvent = {
    kind: 'concern-raised',
    at: raisedAt.toISOString(),
    by: openCallField(cipher, 'raiser', { id, box: raiserBox }),
    reason,
    note: null,
  }
  if (!settledAt) return [raised]
  const settled: CallEvent = {
    kind: 'concern-settled',
    at: settledAt.toISOString(),
    by: openCallField(cipher, 'settler', { id, box: settlerBox }),
    reason,
    note: openCallField(cipher, 'note', { id, box: noteBox }),
  }
  return [settled, raised]
}

function describeCheck(cipher: FieldCipher, check: CheckOfParty): CallEvent[] {
  const { identityCheckId: id, status, startedAt, answeredAt, starterBox } = check
  const by = openCallField(cipher, 'starter', { id, box: starterBox })
  const begun: CallEvent = {
    kind: 'call-begun',
    at: startedAt.toISOString(),
    by,
    reason: null,
    note: null,
  }
  if (!answeredAt) return [begun]
  const kind = status === 'passed' ? 'check-passed' : 'check-not-passed'
  return [{ ...begun, kind, at: answeredAt.toISOString() }, begun]
}
