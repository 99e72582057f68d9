import {
  type CallEvent,
  type ConcernReason,
  listConcerns,
  type OpenConcern,
  type PartyView,
  raiseConcern,
  refuse,
  settleConcern,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** Calls that ended in danger, as the contract of identity-check says. */
export class ConcernsWorld extends Moods {
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #parties: IdentityCheckWorld

  constructor(parties: IdentityCheckWorld) {
    super()
    this.#parties = parties
  }

  /** A colleague’s call ended so, unless it was one's own. */
  open(
    party: PartyView,
    reason: ConcernReason,
    given: { whyNot?: OpenConcern['whyNot']; raisedBy?: string; raisedAt?: string } = {},
  ): void {
    const { whyNot = null, raisedBy = 'Huw Evans', raisedAt = new Date().toISOString() } = given
    const raised = {
      concernId: crypto.randomUUID(),
      reason,
      raisedBy,
      raisedAt,
    }
    const before = party.concern?.raised ?? []
    const told: CallEvent = {
      kind: 'concern-raised',
      at: raisedAt,
      by: raisedBy,
      reason,
      note: null,
    }
    Object.assign(party, {
      concern: { raised: [raised, ...before], whyNot },
      calls: [told, ...party.calls],
    })
  }

  get routes(): Route[] {
    const find = (id: string) => this.#parties.parties.find(({ partyId }) => partyId === id)
    return [
      route(raiseConcern, async ({ params, body }) => {
        this.asked.push({ operation: 'raiseConcern', body })
        const refusal = this.refusal(raiseConcern)
        const party = find(params.partyId)
        if (refusal || !party) return refusal ?? refuse('party-not-found')
        const { reason, raisedAt } = body
        const isKnown = party.concern?.raised.some((each) => each.reason === reason)
        if (!isKnown)
          this.open(party, reason, { whyNot: 'own-call', raisedBy: 'Mair Jones', raisedAt })
        return undefined
      }),
      route(settleConcern, async ({ params, body }) => {
        this.asked.push({ operation: 'settleConcern', body })
        const refusal = this.refusal(settleConcern)
        const party = find(params.partyId)
        if (!refusal && party) Object.assign(party, { concern: null })
        return refusal ?? undefined
      }),
      route(listConcerns, async ({ body }) => {
        this.asked.push({ operation: 'listConcerns', body })
        const concerns = this.#parties.parties.flatMap((party) => {
          const { caseId, caseReference, area, partyId, partyReference, concern } = party
          const reasons = concern?.raised.map(({ reason }) => reason) ?? []
          const since = concern?.raised.at(-1)?.raisedAt
          if (!since || !body.areas.includes(area)) return []
          return [{ caseId, caseReference, area, partyId, partyReference, reasons, since }]
        })
        return this.refusal(listConcerns) ?? { count: concerns.length, concerns }
      }),
    ]
  }
}
