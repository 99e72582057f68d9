import { isRefusal } from '@gwirio/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodeState, countTries, issueNextCode, settleCheck, startCodes } from './codes.ts'

const limits = {
  lifetimeSeconds: 600,
  tries: 5,
  codes: 3,
  spacingSeconds: 60,
  clockToleranceSeconds: 30,
}

interface Pending {
  counted: number
  /** The numbers of the codes that the reply names; 0 is no code at all. */
  names: number[]
  receivedAt: Date
}

/** What the service does with the rules, and beside it what really happened. */
class Model {
  state: CodeState = startCodes(limits)
  now = Date.UTC(2026, 2, 2, 9)
  pending: Pending[] = []
  comparedInVain = 0
  matched: Array<{ wasLive: boolean; ageSeconds: number }> = []
  seen = new Set<string>()

  get time(): Date {
    return new Date(this.now)
  }

  issue(): void {
    const next = issueNextCode(this.state, this.time, limits)
    if (isRefusal(next)) return void this.seen.add(next.refused)
    const latest = { number: next.number, issuedAt: this.time, sentAt: null, isConsumed: false }
    this.state = { ...this.state, codesLeft: next.codesLeft, latest }
  }

  send(): void {
    const { latest } = this.state
    if (latest && !latest.sentAt)
      this.state = { ...this.state, latest: { ...latest, sentAt: this.time } }
  }

  pass(seconds: number): void {
    this.now += Math.max(seconds, 0) * 1000
  }

  stop(): void {
    this.state = { ...this.state, isStopped: true }
  }

  count(names: number[], ageSeconds: number): void {
    const receivedAt = new Date(this.now - ageSeconds * 1000)
    const reply = { candidates: names.length, receivedAt }
    const decision = countTries(this.state, reply, this.time, limits)
    if ('settled' in decision) return void this.seen.add(decision.settled)
    this.state = { ...this.state, triesLeft: this.state.triesLeft - decision.counted }
    this.pending.push({ counted: decision.counted, names, receivedAt })
  }

  settle(): void {
    const check = this.pending.shift()
    if (!check) return
    const { latest } = this.state
    const compared = check.names.slice(0, check.counted)
    const isRight = compared.includes(latest?.number ?? -1)
    const { outcome, triesLeft } = settleCheck(
      this.state,
      { counted: check.counted, isRight, receivedAt: check.receivedAt },
      this.time,
      limits,
    )
    this.seen.add(outcome)
    const wasLive =
      isRight && !this.state.isStopped && latest?.isConsumed === false && latest.sentAt !== null
    if (outcome === 'wrong') this.comparedInVain += compared.length
    if (outcome === 'matched') {
      const sentAt = latest?.sentAt?.getTime() ?? 0
      this.matched.push({ wasLive, ageSeconds: (check.receivedAt.getTime() - sentAt) / 1000 })
    }
    const isConsumed = outcome === 'matched'
    this.state = {
      ...this.state,
      triesLeft,
      latest: isConsumed && latest ? { ...latest, isConsumed } : latest,
    }
  }
}

const seconds = fc.oneof(fc.constantFrom(0, 1, 60, 601), fc.integer({ min: -60, max: 700 }))
const name = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 3 }))
const names = fc.array(name, { minLength: 1, maxLength: 3 })

const command = fc.oneof(
  { weight: 3, arbitrary: fc.constant((model: Model) => model.issue()) },
  { weight: 4, arbitrary: fc.constant((model: Model) => model.send()) },
  { weight: 6, arbitrary: fc.constant((model: Model) => model.settle()) },
  { weight: 4, arbitrary: seconds.map((passed) => (model: Model) => model.pass(passed)) },
  {
    weight: 5,
    arbitrary: fc.tuple(names, seconds).map((reply) => (model: Model) => model.count(...reply)),
  },
)
/** Seldom, because nothing much follows it. */
const stop = fc.constant((model: Model) => model.stop())
const commands = fc.array(fc.oneof({ weight: 50, arbitrary: command }, stop), {
  maxLength: 60,
  size: 'max',
})

describe('the rules over any sequence of commands', () => {
  it('compare at most five candidates in vain, and match one live code once', () => {
    const seen = new Set<string>()
    const property = fc.property(commands, (sequence) => {
      const model = new Model()
      for (const run of sequence) {
        run(model)
        const { triesLeft, codesLeft } = model.state
        const open = model.pending.reduce((sum, { counted }) => sum + counted, 0)
        expect(triesLeft + open + model.comparedInVain).toBe(limits.tries)
        expect(codesLeft).toBe(limits.codes - (model.state.latest?.number ?? 0))
        expect(Math.min(triesLeft, codesLeft)).toBeGreaterThanOrEqual(0)
      }
      expect(model.matched.length).toBeLessThanOrEqual(1)
      for (const { wasLive, ageSeconds } of model.matched) {
        expect(wasLive).toBe(true)
        expect(ageSeconds).toBeLessThanOrEqual(limits.lifetimeSeconds)
      }
      for (const outcome of model.seen) seen.add(outcome)
    })
    fc.assert(property, { numRuns: 1000 })
    // A pass would be empty if the sequences never got there.
    expect(seen).toEqual(
      new Set([
        ...['matched', 'wrong', 'too-late', 'no-live-code'],
        ...['code-too-soon', 'codes-used-up', 'tries-used-up', 'codes-stopped'],
      ]),
    )
  })
})
