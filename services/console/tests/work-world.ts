import {
  findVerificationsByAddress,
  listWork,
  moveToArea,
  refuse,
  type WorkItem,
  type WorkQueue,
  workQueue,
} from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { EmailVerificationWorld } from './email-verification-world.ts'
import { Moods } from './moods.ts'

/** The lists of email-verification, as its contract says. */
export class WorkWorld extends Moods {
  readonly asked: unknown[] = []
  /** Where the next page begins; null: this is the last. */
  next: string | null = null
  approvals = 0
  readonly #verifications: EmailVerificationWorld

  constructor(verifications: EmailVerificationWorld) {
    super()
    this.#verifications = verifications
  }

  get routes(): Route[] {
    return [
      route(listWork, async ({ body }) => {
        this.asked.push(body)
        const lists = this.#lists(body.areas)
        const counts = Object.fromEntries(
          workQueue.options.map((queue) => [queue, lists[queue].length]),
        ) as Record<WorkQueue, number>
        const { approvals, next } = this
        return this.refusal(listWork) ?? { counts, approvals, items: lists[body.queue], next }
      }),
      route(moveToArea, async ({ params, body }) => {
        const found = this.#verifications.verifications.find(
          ({ verificationId }) => verificationId === params.verificationId,
        )
        if (found) Object.assign(found, { area: body.area })
        return this.refusal(moveToArea) ?? found ?? refuse('verification-not-found')
      }),
      route(findVerificationsByAddress, async ({ body }) => {
        const found = this.#verifications.verifications.filter(
          ({ address }) => address === body.address,
        )
        const parties = found.map(({ caseId, caseReference, partyId, partyReference }) => ({
          caseId,
          caseReference,
          partyId,
          partyReference,
        }))
        return this.refusal(findVerificationsByAddress) ?? { parties, more: false }
      }),
    ]
  }

  #lists(areas: readonly string[]): Record<WorkQueue, WorkItem[]> {
    const items = this.#verifications.verifications
      .filter(({ area }) => areas.includes(area))
      .map(toItem)
    const inState = (state: string) => items.filter((item) => item.state === state)
    return {
      'needs-a-person': items.filter(({ attention }) => attention !== null),
      waiting: inState('awaiting-reply'),
      'expires-today': inState('awaiting-reply'),
      bounced: items.filter(({ attention }) => attention?.kind === 'prompt-failed'),
      ready: inState('verified'),
    }
  }
}

function toItem(view: WorkItem): WorkItem {
  const { caseId, caseReference, partyId, partyReference, verificationId, state, reason } = view
  const { startedAt, openUntil, verifiedAt, verifiedUntil, attention, area } = view
  return {
    ...{ caseId, caseReference, partyId, partyReference, verificationId, state, reason },
    ...{ startedAt, openUntil, verifiedAt, verifiedUntil, attention, area },
  }
}
