import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  address,
  commands,
  identityCheckId,
  now,
  numbers,
  verificationId,
} from '../../tests/rule-samples.ts'
import type { ApprovedResume, Command, Confirmation } from './command.ts'
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

/** One person, one time in ten. */
const twoPeople = { requestedBy: mostly('siwan', 'rhodri'), decidedBy: mostly('rhodri', 'siwan') }

const startCommand = fc.record({
  verificationId: mostly(...verificationIds),
  address: mostly(address, 'other@post.example'),
  acceptsWeak: fc.boolean(),
  isFrozen: mostly(false, true),
  needs: mostly([], ['near-miss-address'], ['near-miss-address', 'mobile-changed']),
  approval: fc.option(
    fc.record({
      ...twoPeople,
      identityCheckId: mostly(identityCheckId, 'other'),
      address: mostly(address, 'other@post.example'),
      kinds: fc.constantFrom(['near-miss-address'], ['near-miss-address', 'mobile-changed']),
    }),
  ),
  identityCheck: fc.record({
    identityCheckId: mostly(identityCheckId, 'other'),
    outcome: mostly('passed', 'not-passed'),
  }),
})

const confirmation = fc.record({
  identityCheckId: mostly(identityCheckId, 'other'),
  reply: fc.record({
    replyId: mostly('r1', 'r2'),
    mailId: mostly('m1', 'm2'),
    level: fc.constantFrom('strong', 'weak', 'none'),
    from: mostly(address, 'other@post.example'),
  }),
  code: fc.record({
    outcome: fc.constant('matched'),
    verificationId: mostly(...verificationIds),
    replyId: mostly('r1', 'r2'),
  }),
  approval: fc
    .option(fc.record({ ...twoPeople, mailId: mostly('m1', 'm2') }))
    .map((one) => one ?? undefined),
})

/** An approval that is not there is left out. */
function confirm({
  approval,
  ...proof
}: typeof confirmation extends fc.Arbitrary<infer Made> ? Made : never): Command {
  return { kind: 'confirm', proof: approval ? { ...proof, approval } : proof }
}

const resume = fc.record({
  kind: fc.constant('resume' as const),
  approval: fc.record({
    ...twoPeople,
    // Of the start of each history, and of those that are made up
    verificationId: fc.constantFrom(verificationId, ...verificationIds),
    byManager: fc.boolean(),
  }),
  isFrozen: mostly(false, true),
})

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: startCommand.map((given): Command => ({ kind: 'start', given })) },
  { weight: 5, arbitrary: confirmation.map(confirm) },
  { weight: 8, arbitrary: fc.constantFrom(...Object.values(commands)) },
  { weight: 2, arbitrary: resume },
)

const history = fc.array(
  fc.record({ command, minutesLater: mostly(10, 60, 12 * 60, 360 * 24 * 60) }),
  { maxLength: 30 },
)

const { start, confirm: prove, suspend } = commands
/** Verified and then doubted, or doubted before. */
const suspensions = [
  ['verified', [start, prove, suspend]],
  ['doubted', [start, commands['reply-from-another-address'], prove]],
] as const

describe('no sequence of commands', () => {
  it('reaches verified without a passed identity check, a reply from the preferred address that is authenticated or that two people accepted, and the live code', () => {
    let reached = 0
    let accepted = 0
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
          const enough = started?.acceptsWeak ? ['strong', 'weak'] : ['strong']
          if (!enough.includes(confirmed?.reply.level ?? '')) {
            accepted += 1
            expect(confirmed?.approval?.mailId).toBe(confirmed?.reply.mailId)
            expect(confirmed?.approval?.decidedBy).not.toBe(confirmed?.approval?.requestedBy)
          }
          expect(confirmed?.code.replyId).toBe(confirmed?.reply.replyId)
        }
      }),
      { numRuns: 5_000, seed: 1 },
    )
    // Control: the histories do reach it
    expect(reached).toBeGreaterThan(500)
    expect(accepted).toBeGreaterThan(20)
  })

  it.each(suspensions)(
    'comes back from suspended without two people, one of them a manager where it was doubted first, while frozen, or after the contact changed: %s first',
    (first, beginning) => {
      const begun = beginning.map((each) => ({ command: each, minutesLater: 1 }))
      let resumed = 0
      fc.assert(
        fc.property(history, (steps) => {
          let before: Verification | null = null
          let hasContactChanged = false
          let isForManager = first === 'doubted'
          for (const { verification, at, command } of walk([...begun, ...steps])) {
            hasContactChanged ||= command.kind === 'contact-changed'
            if (hasContactChanged) expect(currentState(verification, at)).not.toBe('verified')
            if (before?.state === 'suspended' && verification.state === 'verified') {
              resumed += 1
              expect(command).toMatchObject({ kind: 'resume', isFrozen: false })
              const { approval } = command as { approval: ApprovedResume }
              expect(approval.verificationId).toBe(verification.verificationId)
              expect(approval.decidedBy).not.toBe(approval.requestedBy)
              if (isForManager) expect(approval.byManager).toBe(true)
              isForManager = false
            }
            before = verification
          }
        }),
        { numRuns: 5_000, seed: 3 },
      )
      expect(resumed).toBeGreaterThan(50)
    },
  )

  it('starts while frozen, or without the second person whom it needs', () => {
    let approved = 0
    fc.assert(
      fc.property(startCommand, (given) => {
        const decision = decide(null, { kind: 'start', given }, now, numbers)
        if ('refused' in decision) return
        expect(given.isFrozen).toBe(false)
        if (given.needs.length === 0) return
        approved += 1
        const { approval, identityCheck } = given
        expect(approval).toMatchObject({
          identityCheckId: identityCheck.identityCheckId,
          address: given.address,
          kinds: expect.arrayContaining([...given.needs]),
        })
        expect(approval?.decidedBy).not.toBe(approval?.requestedBy)
      }),
      { numRuns: 2_000, seed: 4 },
    )
    expect(approved).toBeGreaterThan(20)
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
  command: Command
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
    yield { verification, at, command: step.command, given: { started, confirmed } }
  }
}
