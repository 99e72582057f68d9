import { actorOf } from '@gwirio/audit'
import { listPostings } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentPosting } from '../present-posting.ts'
import { listPostingsOf } from '../store/postings.ts'

export function listPostingsRoute({ db, vault, audit, clock }: Context): Route {
  return route(listPostings, async ({ params }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const records = await listPostingsOf(tx, vault, params)
      await audit.append(tx, {
        ...params,
        action: 'posting.listed',
        actor: actorOf(caller),
        occurredAt: clock.now(),
      })
      return { postings: records.map(presentPosting) }
    }),
  )
}
