import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { address, commands, identityCheckId, now, numbers } from '../../tests/rule-samples.ts'
import type { Command, Confirmation } from './command.ts'
import type { Verification } from './model.ts'
import { currentState, decide } from './verification.ts'

const verificationIds = ['v1', 'v2'] as const

/** The first value, but for one time in ten. */
function mostly<const Value>(usual: Value, ...unusual: Value[]): fc.Arbitrary<Value> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.constantFrom(...unusual) },
  )
}

const startCommand = fc.record({
  verificationId: mostly(...verificationIds),
  address: mostly(address, 'other@post.example'),
  acceptsWeak: fc.boolean(),
  identityCheck: fc.record({
    identityCheckId: mostly(identityCheckId, 'other'),
    outcome: mostly('passed', 'not-passed'),
  }),
})

const confirmation: fc.Arbitrary<Confirmation> = fc.record({
  identityCheckId: mostly(identityCheckId, 'other'),
  reply: fc.record({
    replyId: mostly('r1', 'r2'),
    level: mostly('strong', 'weak', 'none'),
    from: mostly(address, 'other@post.example'),
  }),
  code: fc.record({
    outcome: fc.constant('matched'),
    verificationId: mostly(...verificationIds),
    replyId: mostly('r1', 'r2'),
  }),
})

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: startCommand.map((given): Command => ({ kind: 'start', given })) },
  { weight: 5, arbitrary: confirmation.map((proof): Command => ({ kind: 'confirm', proof })) },
  { weight: 8, arbitrary: fc.constantFrom(...Object.values(commands)) },
  { weight: 1, arbitrary: fc.constant<Command>({ kind: 'resume', reason: 'decided' }) },
)

const history = fc.array(
  fc.record({ command, minutesLater: mostly(10, 60, 12 * 60, 360 * 24 * 60) }),
  { maxLength: 30 },
)

describe('no sequence of commands', () => {
  it('reaches verified without a passed identity check, an authenticated reply from the preferred address and the live code', () => {
    let reached = 0
    fc.assert(
      fc.property(history, (steps) => {
        for (const { verification, at, given } of walk(steps)) {
          if (currentState(verification, at) !== 'verified') continue
          reached += 1
          const { started, confirmed } = given
          expect(started?.identityCheck.outcome).toBe('passed')
          expect(confirmed).toMatchObject({
            identityCheckId: started?.identityCheck.identityCheckId,
            reply: { from: started?.address },
            code: { outcome: 'matched', verificationId: started?.verificationId },
          })
          expect(started?.acceptsWeak ? ['strong', 'weak'] : ['strong']).toContain(
            confirmed?.reply.level,
          )
          expect(confirmed?.code.replyId).toBe(confirmed?.reply.replyId)
        }
      }),
      { numRuns: 5_000, seed: 1 },
    )
    // Control: the histories do reach it
    expect(reached).toBeGreaterThan(500)
  })

  it('leaves a state that is final, and each step is one that the product draws', () => {
    const drawn: Record<string, readonly string[]> = {
      // Suspended: verified, but somebody else answered first (docs/decisions/0013)
      'awaiting-reply': ['verified', 'suspended', 'failed', 'expired', 'cancelled'],
      verified: ['suspended', 'ended'],
      suspended: ['verified', 'ended'],
    }
    fc.assert(
      fc.property(history, (steps) => {
        let before: string | undefined
        for (const { verification } of walk(steps)) {
          const { state } = verification
          if (before !== undefined && before !== state) expect(drawn[before] ?? []).toContain(state)
          before = state
        }
      }),
      { numRuns: 2_000, seed: 2 },
    )
  })
})

type Started = Extract<Command, { kind: 'start' }>['given']

interface Step {
  verification: Verification
  at: Date
  given: { started: Started | undefined; confirmed: Confirmation | undefined }
}

/** The verification after each step that was allowed, and the proofs that were taken on the way. */
function* walk(steps: ReadonlyArray<{ command: Command; minutesLater: number }>): Generator<Step> {
  let verification: Verification | null = null
  let at = now
  let started: Started | undefined
  let confirmed: Confirmation | undefined
  for (const step of steps) {
    at = new Date(at.getTime() + step.minutesLater * 60_000)
    const decision = decide(verification, step.command, at, numbers)
    if ('refused' in decision) continue
    if (step.command.kind === 'start') started = step.command.given
    if (step.command.kind === 'confirm') confirmed = step.command.proof
    verification = decision.next
    yield { verification, at, given: { started, confirmed } }
  }
}
