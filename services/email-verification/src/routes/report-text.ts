import { actorOf } from '@gwirio/audit'
import { refuse, reportText } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { carryOut } from '../carry-out.ts'
import type { Context } from '../context.ts'
import type { Command } from '../rules/command.ts'
import { decide } from '../rules/verification.ts'
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
      const now = context.clock.now()
      const command: Command = kind === 'text-failed' ? { kind, reason: body.reason } : { kind }
      const decision = decide(record, command, now, context.numbers)
      if ('refused' in decision) throw new Error(`A report of a text was ${decision.refused}`)
      await carryOut(tx, context, record, decision, {
        actor: actorOf(caller),
        at: now,
        subjectId: body.textId,
        details: { textId: body.textId, reportedAt: body.at },
      })
      return undefined
    }),
  )
}
