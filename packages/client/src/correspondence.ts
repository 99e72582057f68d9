import {
  type CorrespondenceItem,
  type CorrespondenceState,
  type CorrespondenceView,
  listCorrespondence,
  type ResultOf,
  readCorrespondence,
  recallCorrespondence,
} from '@gwirio/contracts'
import type { AnswerTo, Ask, CallOptions } from './call.ts'
import { isRefused } from './refused.ts'

/** Where something that was sent stands: both ids are in what `send` answers. */
export interface Place {
  readonly caseId: string
  readonly correspondenceId: string
}

export interface ListOptions extends CallOptions {
  readonly case?: string
  readonly party?: string
  /** None named: all. */
  readonly states?: readonly CorrespondenceState[]
}

/** Newest first, page after page as it is read. */
export type CorrespondenceList = AsyncGenerator<CorrespondenceItem, void, undefined>

/** What became of what this client sent. */
export function createCorrespondence(ask: Ask) {
  const read = (place: Place, { signal }: CallOptions = {}) =>
    ask('correspondence', readCorrespondence, {
      params: paramsOf(place),
      isRepeatable: true,
      ...(signal && { signal }),
    })

  return {
    read,

    async *list({ signal, states = [], ...only }: ListOptions = {}): CorrespondenceList {
      let after: string | null = null
      do {
        const body = {
          case: only.case ?? null,
          party: only.party ?? null,
          states,
          areas: [],
          after,
        }
        const call = { body, isRepeatable: true, ...(signal && { signal }) }
        const page: ResultOf<typeof listCorrespondence> = await ask(
          'correspondence',
          listCorrespondence,
          call,
        )
        yield* page.items
        after = page.next
      } while (after !== null)
    },

    /** Stops what has not left. What an earlier attempt recalled, whose answer was lost, is recalled too. */
    async recall(
      place: Place,
      { signal }: CallOptions = {},
    ): Promise<AnswerTo<typeof recallCorrespondence>> {
      const call = { params: paramsOf(place), isRepeatable: true, ...(signal && { signal }) }
      const answer = await ask('correspondence', recallCorrespondence, call)
      if (!isRefused(answer) || answer.refused !== 'state-does-not-allow') return answer
      const now = await read(place, call)
      return isRecalled(now) ? now : answer
    },
  }
}

function paramsOf({ caseId, correspondenceId }: Place) {
  return { caseId, correspondenceId }
}

function isRecalled(answer: unknown): answer is CorrespondenceView {
  return (answer as Partial<CorrespondenceView>).state === 'recalled'
}
