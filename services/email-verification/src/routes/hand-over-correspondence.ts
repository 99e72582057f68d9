import { actorOf } from '@gwirio/audit'
import { handOverCorrespondence, isRefusal } from '@gwirio/contracts'
import { type Route, type ServerSentEvent, stream } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import type { HandOver } from '../gate/hand-over.ts'

/** The lock is held by the hand-over itself, whether or not anybody reads what is told here. */
export function handOverCorrespondenceRoute({ handOvers }: Context): Route {
  return stream(handOverCorrespondence, async ({ body }, { caller, signal }) => {
    const begun = await handOvers.begin({ question: body, actor: actorOf(caller), signal })
    return isRefusal(begun) ? begun : toEvents(begun)
  })
}

async function* toEvents({ answer, ended }: HandOver): AsyncGenerator<ServerSentEvent> {
  yield { event: 'answer', data: answer }
  if ((await ended) === 'lease-over') yield { event: 'over', data: {} }
}
