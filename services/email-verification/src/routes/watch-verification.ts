import { actorOf } from '@gwirio/audit'
import { type Change, refuse, watchVerification } from '@gwirio/contracts'
import { type Route, type ServerSentEvent, stream } from '@gwirio/service-kit'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { firstShown } from '../rules/telling.ts'
import { findVerification } from '../store/verifications.ts'

/** Goes on after `Last-Event-ID`, or from the first change that is shown. */
export function watchVerificationRoute(context: Context): Route {
  return stream(watchVerification, async ({ params }, { caller, lastEventId, signal }) => {
    const found = await context.db.transaction().execute(async (tx) => {
      const record = await findVerification(tx, context.vault, params)
      if (!record) return null
      const cause = { actor: actorOf(caller), at: context.clock.now() }
      await appendAudit(tx, context, record, {
        action: 'verification.watched',
        reason: null,
        cause,
      })
      return record
    })
    if (!found) return refuse('verification-not-found')
    const after = Math.max(readSequence(lastEventId), firstShown(found) - 1)
    const changes = context.feed.follow({ ...params, after }, { subject: caller.subject, signal })
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
