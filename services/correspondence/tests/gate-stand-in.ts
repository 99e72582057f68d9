import { randomUUID } from 'node:crypto'
import {
  askGate,
  freezeForIncident,
  type GateAnswerInside,
  type GateQuestion,
  type GateReason,
  handOverCorrespondence,
  normaliseAddress,
  reportDelivery,
} from '@gwirio/contracts'
import { type Clock, route, type ServerSentEvent, stream } from '@gwirio/service-kit'
import { startStandIn } from '@gwirio/service-kit/testing'

/** A party with an address, as email-verification knows it. */
export interface Verified {
  readonly case: string
  readonly party: string
  readonly address: string
  readonly subject: NonNullable<GateAnswerInside['subject']>
}

interface Entry {
  readonly verified: Verified
  reason: GateReason
  /** Settled once whoever holds it, or waits before, is done. */
  turn: Promise<void>
}

/** From and until when a gate was open, by the clock of the mail servers' log. */
export interface Opening {
  readonly from: number
  until: number
}

/**
 * email-verification as its contract says: a verification that is handed over under stays locked, and whoever changes it
 * waits. It writes down when each was open.
 */
export async function startGate(surroundings: { issuer: string; clock: Clock }) {
  const entries = new Map<string, Entry>()
  const openings = new Map<string, Opening[]>()
  const reports: Array<{ verificationId: string; kind: string; correspondenceId: string }> = []
  const freezes: Array<{ caseId: string; partyId: string; incidentId: string }> = []
  const gate = {
    entries,
    reports,
    freezes,
    leaseMilliseconds: 30_000,
    isAway: false,
    asked: 0,
    held: 0,
    /** What happens between the answer at submission and its arrival. */
    afterAsk: null as (() => Promise<void>) | null,
    /** What happens while somebody waits for an answer. */
    beforeAnswer: null as ((question: GateQuestion) => Promise<void>) | null,
    /** Settled once the yes was told, or the no. */
    afterAnswer: null as ((question: GateQuestion) => void) | null,
    openingsOf: (question: GateQuestion) => openings.get(keyOf(question)) ?? [],
    verify(given: Partial<GateQuestion> & { language?: 'cy' | 'en' | 'both' } = {}): Verified {
      const number = String(entries.size + 1).padStart(5, '0')
      const verified: Verified = {
        case: given.case ?? `GW26P${number}`,
        party: given.party ?? '1',
        address: given.address ?? `sian.${number}@post.example`,
        subject: {
          caseId: randomUUID(),
          partyId: randomUUID(),
          verificationId: randomUUID(),
          area: 'gwent',
          language: given.language ?? 'en',
        },
      }
      entries.set(keyOf(verified), { verified, reason: 'verified', turn: Promise.resolve() })
      openings.set(keyOf(verified), [{ from: instantNow(), until: Infinity }])
      return verified
    },
    /** Changes it as a suspension, a freeze or a manager would: waits for what is handed over at this moment. */
    async change(question: GateQuestion, reason: GateReason): Promise<void> {
      const entry = entries.get(keyOf(question))
      if (!entry) throw new Error('nothing is verified there')
      const leave = await enter(entry)
      note(question, entry.reason, reason)
      entry.reason = reason
      leave()
    },
  }

  function note(question: GateQuestion, before: GateReason, after: GateReason): void {
    const noted = openings.get(keyOf(question)) ?? []
    if (before === 'verified' && after !== 'verified')
      Object.assign(noted.at(-1) ?? {}, { until: instantNow() })
    if (before !== 'verified' && after === 'verified')
      noted.push({ from: instantNow(), until: Infinity })
    openings.set(keyOf(question), noted)
  }

  function look(question: GateQuestion): GateAnswerInside {
    const entry = entries.get(keyOf(question))
    const reason = entry?.reason ?? 'unknown'
    const answer = reason === 'verified' ? 'yes' : 'no'
    const at = surroundings.clock.now().toISOString()
    const told =
      answer === 'yes'
        ? ({ level: 'strong', since: at, until: at } as const)
        : { level: null, since: null, until: null }
    return { answer, reason, ...told, subject: entry?.verified.subject ?? null }
  }

  async function* handOver(
    question: GateQuestion,
    signal: AbortSignal,
  ): AsyncGenerator<ServerSentEvent> {
    const entry = entries.get(keyOf(question))
    const leave = entry ? await enter(entry) : () => undefined
    gate.held++
    const over = Promise.withResolvers<void>()
    const timer = setTimeout(() => over.resolve(), gate.leaseMilliseconds)
    signal.addEventListener('abort', () => over.resolve())
    try {
      await gate.beforeAnswer?.(question)
      const answer = look(question)
      const isOpen = answer.answer === 'yes'
      yield {
        event: 'answer',
        data: { ...answer, forMilliseconds: isOpen ? gate.leaseMilliseconds : 0 },
      }
      gate.afterAnswer?.(question)
      if (!isOpen || signal.aborted) return
      await over.promise
      if (!signal.aborted) yield { event: 'over', data: {} }
    } finally {
      clearTimeout(timer)
      gate.held--
      leave()
    }
  }

  const listening = await startStandIn({
    ...surroundings,
    service: 'email-verification',
    routes: [
      route(askGate, async ({ body }) => {
        if (gate.isAway) throw new Error('it restarts')
        gate.asked++
        const answer = look(body)
        await gate.afterAsk?.()
        return { ...answer, receipt: 'e30.e30.c2ln' }
      }),
      stream(handOverCorrespondence, async ({ body }, { signal }) => {
        if (gate.isAway) throw new Error('it restarts')
        return handOver(body, signal)
      }),
      route(reportDelivery, async ({ params, body }) => {
        reports.push({ ...body, verificationId: params.verificationId })
        return undefined
      }),
      route(freezeForIncident, async ({ params: { caseId }, body: { partyId, incidentId } }) => {
        freezes.push({ caseId, partyId, incidentId })
        return undefined
      }),
    ],
  })
  return Object.assign(gate, listening)
}

function keyOf(question: GateQuestion): string {
  return `${question.case} ${question.party} ${normaliseAddress(question.address)}`
}

/** @returns what to call when leaving */
async function enter(entry: Entry): Promise<() => void> {
  const before = entry.turn
  const left = Promise.withResolvers<void>()
  entry.turn = before.then(() => left.promise)
  await before
  return left.resolve
}

export function instantNow(): number {
  return performance.timeOrigin + performance.now()
}
