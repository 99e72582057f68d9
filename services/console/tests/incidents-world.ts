import { randomUUID } from 'node:crypto'
import {
  correspondenceItem,
  decideIncident,
  type IncidentView,
  isRefusal,
  listIncidents,
  type Operation,
  readIncident,
  refuse,
  reportWrongRecipient,
} from '@gwirio/contracts'
import { type Clock, type Route, route } from '@gwirio/service-kit'
import type { CorrespondenceWorld } from './correspondence-world.ts'
import { Moods } from './moods.ts'

/** Wrong recipients, as the contract of correspondence says. */
export class IncidentsWorld extends Moods {
  readonly all: IncidentView[] = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #correspondence: CorrespondenceWorld
  readonly #clock: Clock

  constructor(correspondence: CorrespondenceWorld, clock: Clock) {
    super()
    this.#correspondence = correspondence
    this.#clock = clock
  }

  open(correspondenceId: string, facts: Partial<IncidentView> = {}): IncidentView {
    const found = this.#correspondence.all.find(
      (each) => each.correspondenceId === correspondenceId,
    )
    if (!found) throw new Error('No such correspondence')
    const now = this.#clock.now()
    const { caseId, caseReference, partyId, partyReference, area } = found
    const incident: IncidentView = {
      ...{ caseId, caseReference, partyId, partyReference, area },
      incidentId: randomUUID(),
      state: 'open',
      openedAt: now.toISOString(),
      openedBy: 'Mair Jones',
      note: 'She phoned: it is not hers',
      tellRegulatorBy: new Date(now.getTime() + 72 * 3_600_000).toISOString(),
      address: this.#correspondence.content.address,
      went: [correspondenceItem.strip().parse(found)],
      stopped: 1,
      decisions: [],
      ...facts,
    }
    found.incidentId = incident.incidentId
    this.all.unshift(incident)
    return incident
  }

  get routes(): Route[] {
    return [
      route(reportWrongRecipient, async ({ params, body }) => {
        this.asked.push({ operation: 'reportWrongRecipient', body })
        const refusal = this.refusal(reportWrongRecipient)
        return refusal ?? this.open(params.correspondenceId, { note: body.note })
      }),
      route(readIncident, async ({ params }) => this.#find(readIncident, params.incidentId)),
      route(listIncidents, async () => {
        const incidents = this.all.map((each) => {
          const { caseId, incidentId, caseReference, partyId, partyReference } = each
          const { area, state, openedAt, tellRegulatorBy } = each
          const ids = { caseId, incidentId, caseReference, partyId, partyReference }
          const isRegulatorDecided = each.decisions.some(({ decision }) =>
            decision.startsWith('regulator-'),
          )
          return { ...ids, area, state, openedAt, tellRegulatorBy, isRegulatorDecided }
        })
        return this.refusal(listIncidents) ?? { incidents }
      }),
      route(decideIncident, async ({ params, body }) => {
        this.asked.push({ operation: 'decideIncident', body })
        const found = this.#find(decideIncident, params.incidentId)
        if (isRefusal(found)) return found
        const decision = { ...body, at: this.#clock.now().toISOString(), by: 'Mair Jones' }
        found.decisions.push(decision)
        if (body.decision === 'closed') found.state = 'closed'
        return found
      }),
    ]
  }

  #find(operation: Operation, incidentId: string) {
    const found = this.all.find((each) => each.incidentId === incidentId)
    return this.refusal(operation) ?? found ?? refuse('incident-not-found')
  }
}
