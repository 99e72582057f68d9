import { actorOf } from '@gwirio/audit'
import { recordPosting, refuse } from '@gwirio/contracts'
import { newId } from '@gwirio/database'
import { nameOf, type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentPosting } from '../present-posting.ts'
import { insertPosting } from '../store/postings.ts'

/** The other route: Gwirio keeps the record, the post office carries it. */
export function recordPostingRoute({ db, vault, audit, clock }: Context): Route {
  return route(recordPosting, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const at = clock.now()
      const record = {
        ...params,
        ...body,
        postingId: newId(),
        state: 'posted' as const,
        postedBy: caller.subject,
        posterName: nameOf(caller),
        postedAt: at,
        changedAt: at,
      }
      if (!(await insertPosting(tx, vault, record))) return refuse('posting-number-used')
      await audit.append(tx, {
        ...params,
        action: 'posting.recorded',
        actor: actorOf(caller),
        occurredAt: at,
        details: { postingId: record.postingId, kind: body.kind, service: body.service },
        personal: { number: body.number },
      })
      return presentPosting(record)
    }),
  )
}
