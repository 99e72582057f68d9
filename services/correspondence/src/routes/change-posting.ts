import { actorOf } from '@gwirio/audit'
import { changePosting, refuse } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import type { Context } from '../context.ts'
import { presentPosting } from '../present-posting.ts'
import { lockPosting, updatePosting } from '../store/postings.ts'

/** What the carrier says; its last word stays. */
export function changePostingRoute({ db, vault, audit, clock }: Context): Route {
  return route(changePosting, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      const record = await lockPosting(tx, vault, params)
      if (!record) return refuse('posting-not-found')
      if (record.state !== 'posted') return refuse('state-does-not-allow')
      const next = { state: body.state, changedAt: clock.now() }
      await updatePosting(tx, record, next)
      await audit.append(tx, {
        caseId: record.caseId,
        partyId: record.partyId,
        action: 'posting.changed',
        actor: actorOf(caller),
        occurredAt: next.changedAt,
        reason: body.state,
        details: { postingId: record.postingId },
      })
      return presentPosting({ ...record, ...next })
    }),
  )
}
