import type { DeliveryResult } from '@gwirio/mail'
import type { Cause } from '../cause.ts'
import type { Command } from '../rules/model.ts'
import type { GateSaid } from './open-gate-for.ts'

interface Outcome {
  readonly command: Command
  readonly details: NonNullable<Cause['details']>
  readonly handedOver?: NonNullable<Cause['handedOver']>
}

/** What the result of an attempt means; null when somebody took it back meanwhile, who has written that down. */
export function readOutcome(
  result: DeliveryResult,
  given: { attempt: number; said: GateSaid; at: Date },
): Outcome | null {
  const { attempt } = given
  if (result.outcome === 'taken') return readTaken(result, given)
  if (result.outcome === 'not-released') return readNotReleased(given)
  if (result.outcome !== 'unanswered') return readFailure(result, attempt)
  return { command: { kind: 'unanswered', attempt }, details: { host: result.remoteHost } }
}

function readNotReleased({ said, attempt }: { said: GateSaid; attempt: number }): Outcome | null {
  if (said?.kind === 'taken-back') return null
  if (said?.kind !== 'closed')
    return { command: { kind: 'deferred', attempt }, details: { code: 'gate-let-go' } }
  return { command: { kind: 'gate-closed', reason: said.reason, attempt }, details: {} }
}

function readTaken(
  { remoteHost, remoteAnswer, tls, policy }: Extract<DeliveryResult, { outcome: 'taken' }>,
  { attempt, at }: { attempt: number; at: Date },
): Outcome {
  const handOver = {
    host: remoteHost,
    tls: tls.version,
    verified: tls.isVerified,
    policy,
    at: at.toISOString(),
  }
  return {
    command: { kind: 'taken', attempt },
    details: { host: remoteHost, tls: tls.version, verified: tls.isVerified, policy },
    handedOver: { handOver, remoteAnswer },
  }
}

/** What says nothing of the mailbox, but that we cannot send this to it: a person looks. */
const ours = new Set(['message-too-large', 'private-address'])

function readFailure(
  result: Exclude<DeliveryResult, { outcome: 'taken' | 'not-released' | 'unanswered' }>,
  attempt: number,
): Outcome {
  const { outcome, code, status, remoteHost } = result
  const details = { code, ...(status && { status }), ...(remoteHost && { host: remoteHost }) }
  if (outcome === 'deferred') return { command: { kind: 'deferred', attempt }, details }
  if (outcome === 'refused' && !ours.has(code))
    return { command: { kind: 'refused-by-server', attempt }, details }
  const reason = notSafe[outcome]
  return { command: { kind: 'not-safe', reason, attempt }, details }
}

const notSafe = {
  'no-tls': 'no-tls',
  'policy-failed': 'tls-policy',
  refused: 'could-not-be-sent',
} as const
