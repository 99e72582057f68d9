import {
  askVerificationStatus,
  askVerificationStatuses,
  type GateAnswer,
  type GateQuestion,
  maxGateQuestions,
} from '@gwirio/contracts'
import type { Ask, CallOptions } from './call.ts'
import { GwirioError } from './error.ts'

/** `receipt` is the proof to keep: see `checkReceipt`. */
export type AnswerWithReceipt = GateAnswer & { readonly receipt: string }

export interface AskOptions extends CallOptions {
  /** Reasons told apart, for a client that was given `verification:explain`; others get `not-verified` for any no. */
  readonly explain?: boolean
}

/** The question, for one and for many. Only `answer: 'yes'` is a yes: take a rejection for a no. */
export function createQuestions(ask: Ask) {
  return {
    /**
     * May correspondence for this case and party go to this address now?
     *
     * @throws {GwirioError} when it was not answered
     */
    async ask(question: GateQuestion, options: AskOptions = {}): Promise<AnswerWithReceipt> {
      const call = callOf(options, question)
      return await ask('emailVerification', askVerificationStatus, call)
    },

    /**
     * The same for any number of questions, 500 to a request, answered in their order. Each answer is as old as its
     * request: ask again before you send.
     *
     * @throws {GwirioError} when any of them was not answered
     */
    async askMany(
      questions: Iterable<GateQuestion>,
      options: AskOptions = {},
    ): Promise<AnswerWithReceipt[]> {
      const all = [...questions]
      const answers: AnswerWithReceipt[] = []
      while (answers.length < all.length) {
        const batch = all.slice(answers.length, answers.length + maxGateQuestions)
        const call = callOf(options, { questions: batch })
        const answered = await ask('emailVerification', askVerificationStatuses, call)
        // One for each, or they would be taken for those of other questions
        if (answered.answers.length !== batch.length) throw broken()
        answers.push(...answered.answers)
      }
      return answers
    },
  }
}

function callOf({ explain, signal }: AskOptions, body: unknown) {
  const moreScope = explain ? { moreScope: 'verification:explain' } : {}
  return { body, isRepeatable: true, ...moreScope, ...(signal && { signal }) }
}

function broken() {
  return new GwirioError({ operation: askVerificationStatuses.id, code: 'contract-broken' })
}
