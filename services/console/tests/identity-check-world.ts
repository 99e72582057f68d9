import { randomUUID } from 'node:crypto'
import {
  answerIdentityCheck,
  findParties,
  type PartyView,
  partySummary,
  type QuestionKind,
  readParty,
  refuse,
  startIdentityCheck,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

export const kinds: readonly QuestionKind[] = ['date-of-birth', 'postcode', 'place-of-birth']

/** identity-check as its contract says: parties on file, and checks that pass with the right answers. */
export class IdentityCheckWorld extends Moods {
  readonly parties: PartyView[] = []
  /** What every question is answered with to pass. */
  rightAnswer = 'right'
  lockedAfterThis = false
  readonly asked: Array<{ operation: string; body: unknown }> = []

  add(party: Partial<PartyView> = {}): PartyView {
    const added: PartyView = { ...exampleParty(), ...party }
    this.parties.push(added)
    return added
  }

  get routes(): Route[] {
    const find = (id: string) => this.parties.find(({ partyId }) => partyId === id)
    return [
      route(findParties, async ({ body }) => {
        this.asked.push({ operation: 'findParties', body })
        const parties = this.parties.filter(({ name, caseReference }) =>
          `${name} ${caseReference}`.toLowerCase().includes(body.text.toLowerCase()),
        )
        const summaries = parties.map((party) => partySummary.strip().parse(party))
        return this.refusal(findParties) ?? { parties: summaries, more: parties.length > 2 }
      }),
      route(readParty, async ({ params }) => {
        this.asked.push({ operation: 'readParty', body: params })
        return this.refusal(readParty) ?? find(params.partyId) ?? refuse('party-not-found')
      }),
      route(startIdentityCheck, async () => {
        const questions = kinds.map((kind) => ({ questionId: randomUUID(), kind }))
        const answerBefore = new Date().toISOString()
        return (
          this.refusal(startIdentityCheck) ?? {
            identityCheckId: randomUUID(),
            questions,
            answerBefore,
          }
        )
      }),
      route(answerIdentityCheck, async ({ body }) => {
        this.asked.push({ operation: 'answerIdentityCheck', body })
        const isRight = body.answers.every(({ answer }) => answer === this.rightAnswer)
        const outcome = isRight ? ('passed' as const) : ('not-passed' as const)
        const locked = this.lockedAfterThis
        return this.refusal(answerIdentityCheck) ?? { outcome, validUntil: null, locked }
      }),
    ]
  }
}

function exampleParty(): PartyView {
  return {
    caseId: randomUUID(),
    caseReference: 'GW26P00123',
    area: 'gwent',
    law: 'private',
    partyId: randomUUID(),
    partyReference: '1',
    name: "Siân O'Brien-Jones",
    language: 'en',
    mobileEnding: '001',
    mobileProblem: null,
    mobileChangedAt: null,
    mobileShared: false,
    locked: false,
    questionsOnFile: 7,
    otherParties: 1,
    linkedCases: 0,
    letterFormat: 'standard',
    caseEndedAt: null,
    concern: null,
    calls: [],
  }
}
