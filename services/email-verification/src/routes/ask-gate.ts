import { actorOf } from '@gwirio/audit'
import { askGate } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentInside, presentRuling } from '../gate/question.ts'

/** The same question and the same rule, with whom it is about. The receipt is for the client that sends. */
export function askGateRoute({ questions, receipts }: Context): Route {
  return route(askGate, async ({ body: { client, ...question } }, { caller }) => {
    const asked = { question, actor: actorOf(caller), client }
    const { ruling, at, receiptId } = await questions.ask(asked)
    const audience = client ?? caller.clientId
    const answer = presentRuling(ruling)
    const receipt = await receipts.sign({ receiptId, audience, question, answer, at })
    return { ...presentInside(ruling), receipt }
  })
}
