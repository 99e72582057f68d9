import { randomUUID } from 'node:crypto'
import {
  changePosting,
  listPostings,
  type PartyView,
  type PostingView,
  recordPosting,
  refuse,
} from '@gwirio/contracts'
import { type Clock, type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

/** What went by post, as the contract of correspondence says. */
export class PostingsWorld extends Moods {
  readonly all: PostingView[] = []
  readonly asked: Array<{ operation: string; body: unknown }> = []
  readonly #clock: Clock

  constructor(clock: Clock) {
    super()
    this.#clock = clock
  }

  add(
    party: Pick<PartyView, 'caseId' | 'partyId' | 'caseReference' | 'partyReference'>,
    facts: Partial<PostingView> = {},
  ): PostingView {
    const { caseId, partyId, caseReference, partyReference } = party
    const at = this.#clock.now().toISOString()
    const posting: PostingView = {
      ...{ caseId, partyId, caseReference, partyReference },
      postingId: randomUUID(),
      kind: 'report',
      service: 'tracked',
      number: 'AB123456789GB',
      state: 'posted',
      postedAt: at,
      postedBy: 'Mair Jones',
      changedAt: at,
      ...facts,
    }
    this.all.unshift(posting)
    return posting
  }

  get routes(): Route[] {
    return [
      route(recordPosting, async ({ params, body }) => {
        this.asked.push({ operation: 'recordPosting', body })
        const isKnown = this.all.some(({ number }) => number === body.number)
        const refusal = this.refusal(recordPosting)
        if (refusal || isKnown) return refusal ?? refuse('posting-number-used')
        return this.add({ ...params, ...body }, body)
      }),
      route(listPostings, async ({ params }) => {
        const postings = this.all.filter(({ partyId }) => partyId === params.partyId)
        return this.refusal(listPostings) ?? { postings }
      }),
      route(changePosting, async ({ params, body }) => {
        this.asked.push({ operation: 'changePosting', body })
        const found = this.all.find(({ postingId }) => postingId === params.postingId)
        const refusal = this.refusal(changePosting)
        if (refusal || !found) return refusal ?? refuse('posting-not-found')
        if (found.state !== 'posted') return refuse('state-does-not-allow')
        return Object.assign(found, { ...body, changedAt: this.#clock.now().toISOString() })
      }),
    ]
  }
}
