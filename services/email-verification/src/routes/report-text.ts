import { actorOf } from '@gwirio/audit'
import { refuse, reportText } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { actOn } from '../act-on.ts'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import { hasChange } from '../store/changes.ts'
import { lockVerification } from '../store/verifications.ts'

/** What became of a text. The same report again changes nothing. */
export function reportTextRoute(context: Context): Route {
  return route(reportText, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      const record = await lockVerification(tx, context.vault, params)
      if (!record) return refuse('verification-not-found')
      const kind = `text-${body.status}` as const
      if (await hasChange(tx, params, { kind, subjectId: body.textId })) return undefined
      const command: Command = kind === 'text-failed' ? { kind, reason: body.reason } : { kind }
      const cause = {
        actor: actorOf(caller),
        at: context.clock.now(),
        subjectId: body.textId,
        details: { textId: body.textId, reportedAt: body.at },
      }
      const done = await actOn(tx, context, record, { command, cause })
      if ('refused' in done) throw new Error(`A report of a text was ${done.refused}`)
      return undefined
    }),
  )
}
