import { randomUUID } from 'node:crypto'
import { type CaseView, endCase, linkCase, readCase, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** The cases of identity-check, as its contract says: those of its parties. */
export class CasesWorld extends Moods {
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #links = new Map<string, CaseView['linkedCases']>()
  readonly #ended = new Set<string>()
  readonly #parties: IdentityCheckWorld

  constructor(parties: IdentityCheckWorld) {
    super()
    this.#parties = parties
  }

  link(caseId: string, caseReference = 'GW26P00777'): string {
    const linked = { caseId: randomUUID(), caseReference, area: 'south-wales' as const }
    this.#links.set(caseId, [...(this.#links.get(caseId) ?? []), linked])
    return linked.caseId
  }

  get routes(): Route[] {
    return [
      route(readCase, async ({ params }) => this.refusal(readCase) ?? this.#find(params.caseId)),
      route(linkCase, async ({ params, body }) => {
        this.asked.push({ operation: 'linkCase', body })
        const refusal = this.refusal(linkCase)
        if (!refusal) this.link(params.caseId, body.caseReference)
        return refusal ?? this.#find(params.caseId)
      }),
      route(endCase, async ({ params, body }) => {
        this.asked.push({ operation: 'endCase', body })
        const refusal = this.refusal(endCase)
        if (!refusal) this.#ended.add(params.caseId)
        return refusal ?? this.#find(params.caseId)
      }),
    ]
  }

  #find(caseId: string) {
    const parties = this.#parties.parties.filter((party) => party.caseId === caseId)
    const [first] = parties
    if (!first) return refuse('case-not-found')
    const { area, caseReference, law } = first
    return {
      ...{ caseId, caseReference, area, law },
      endedAt: this.#ended.has(caseId) ? new Date().toISOString() : null,
      parties: parties.map(({ partyId, partyReference, name, language }) => ({
        partyId,
        partyReference,
        name,
        language,
      })),
      linkedCases: this.#links.get(caseId) ?? [],
    }
  }
}
