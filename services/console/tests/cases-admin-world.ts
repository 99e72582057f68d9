import { randomUUID } from 'node:crypto'
import {
  type AreaView,
  area,
  changeArea,
  keepCase,
  listAreas,
  listLockedParties,
  listRetention,
  type RetainedCase,
  refuse,
  unlockParty,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { IdentityCheckWorld } from './identity-check-world.ts'
import { Moods } from './moods.ts'

/** What managers change in identity-check, as its contract says. */
export class CasesAdminWorld extends Moods {
  readonly areas: AreaView[] = area.options.map(exampleOffice)
  readonly retained: RetainedCase[] = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  years = 3
  readonly #parties: IdentityCheckWorld

  constructor(parties: IdentityCheckWorld) {
    super()
    this.#parties = parties
  }

  addRetained(retained: Partial<RetainedCase> = {}): RetainedCase {
    const added: RetainedCase = {
      caseId: randomUUID(),
      caseReference: 'GW23P00077',
      area: 'gwent',
      endedAt: '2023-12-01T10:00:00.000Z',
      disposeOn: '2026-12-01',
      keptSince: null,
      ...retained,
    }
    this.retained.push(added)
    return added
  }

  get routes(): Route[] {
    return [
      route(listLockedParties, async () => {
        const parties = this.#parties.parties
          .filter(({ locked }) => locked)
          .map(({ caseId, caseReference, area, law, partyId, partyReference, name, language }) => ({
            caseId,
            caseReference,
            area,
            law,
            partyId,
            partyReference,
            name,
            language,
            lockedAt: '2026-11-21T15:04:00.000Z',
          }))
        return this.refusal(listLockedParties) ?? { parties, more: false }
      }),
      route(unlockParty, async ({ params, body }) => {
        this.asked.push({ operation: 'unlockParty', body })
        const found = this.#parties.parties.find(({ partyId }) => partyId === params.partyId)
        if (!found) return refuse('party-not-found')
        const refusal = this.refusal(unlockParty)
        if (!refusal) Object.assign(found, { locked: false })
        return refusal ?? undefined
      }),
      route(listAreas, async () => this.refusal(listAreas) ?? { areas: this.areas }),
      route(changeArea, async ({ params, body }) => {
        this.asked.push({ operation: 'changeArea', body })
        const found = this.areas.find((office) => office.area === params.area)
        return this.refusal(changeArea) ?? Object.assign(found ?? exampleOffice('gwent'), body)
      }),
      route(listRetention, async () => {
        const { years, retained: cases } = this
        return this.refusal(listRetention) ?? { years, cases, more: false }
      }),
      route(keepCase, async ({ params, body }) => {
        this.asked.push({ operation: 'keepCase', body })
        const found = this.retained.find(({ caseId }) => caseId === params.caseId)
        if (!found) return refuse('case-not-found')
        const keptSince = body.keep ? '2026-11-22T10:00:00.000Z' : null
        return this.refusal(keepCase) ?? Object.assign(found, { keptSince })
      }),
    ]
  }
}

function exampleOffice(area: AreaView['area']): AreaView {
  const open = { opens: '09:00', closes: '17:00' }
  return { area, phone: '01633 000000', hours: [open, open, open, open, open, null, null] }
}
