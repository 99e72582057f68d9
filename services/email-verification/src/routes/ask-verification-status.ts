import { actorOf } from '@gwirio/audit'
import { askVerificationStatus, askVerificationStatuses } from '@gwirio/contracts'
import { type Caller, type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentRuling } from '../gate/question.ts'
import type { AskedQuestion } from '../gate/questions.ts'
import { withoutReason } from '../rules/gate.ts'

/** Answers from what is committed after it was asked. Why a no is a no, only who may know it hears. */
export function askVerificationStatusRoute({ questions, receipts }: Context): Route {
  return route(askVerificationStatus, async ({ body: question }, { caller }) => {
    const { ruling, at, receiptId } = await questions.ask(askedBy(caller, question))
    const answer = presentTo(caller)(ruling)
    const audience = caller.clientId
    const receipt = await receipts.sign({ receiptId, audience, question, answer, at })
    return { ...answer, receipt }
  })
}

/** The same for many, in one look. */
export function askVerificationStatusesRoute({ questions, receipts }: Context): Route {
  return route(askVerificationStatuses, async ({ body }, { caller }) => {
    const present = presentTo(caller)
    const audience = caller.clientId
    const answered = await questions.askAll(
      body.questions.map((question) => askedBy(caller, question)),
    )
    const answers = answered.map(async ({ question, ruling, at, receiptId }) => {
      const answer = present(ruling)
      const receipt = await receipts.sign({ receiptId, audience, question, answer, at })
      return { ...answer, receipt }
    })
    return { answers: await Promise.all(answers) }
  })
}

function askedBy(caller: Caller, question: AskedQuestion['question']): AskedQuestion {
  return { question, actor: actorOf(caller), client: null }
}

function presentTo({ scopes }: Caller) {
  return scopes.has('verification:explain') ? presentRuling : withoutReason
}
