import { actorOf } from '@gwirio/audit'
import { type Change, refuse, watchVerification } from '@gwirio/contracts'
import { type Route, type ServerSentEvent, stream } from '@gwirio/service-kit'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { findVerification } from '../store/verifications.ts'

/** Goes on after `Last-Event-ID`, or from the first change. */
export function watchVerificationRoute(context: Context): Route {
  return stream(watchVerification, async ({ params }, { caller, lastEventId, signal }) => {
    const found = await context.db.transaction().execute(async (tx) => {
      const record = await findVerification(tx, context.vault, params)
      if (!record) return false
      const cause = { actor: actorOf(caller), at: context.clock.now() }
      await appendAudit(tx, context, record, {
        action: 'verification.watched',
        reason: null,
        cause,
      })
      return true
    })
    if (!found) return refuse('verification-not-found')
    const after = readSequence(lastEventId)
    const changes = context.feed.follow({ ...params, after }, signal)
    return changes ? toEvents(changes) : refuse('busy')
  })
}

function readSequence(lastEventId: string | null): number {
  return /^\d{1,9}$/.test(lastEventId ?? '') ? Number(lastEventId) : 0
}

async function* toEvents(changes: AsyncIterable<Change>): AsyncGenerator<ServerSentEvent> {
  for await (const change of changes) {
    yield { id: String(change.sequence), event: 'change', data: change }
  }
}
