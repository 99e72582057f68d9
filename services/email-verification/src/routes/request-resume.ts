import { refuse, requestResume } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { askAboutVerification } from '../approvals/ask-about-verification.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { mayAskResume } from '../rules/steps.ts'
import { lockCases } from '../store/case-lock.ts'
import { isPartyFrozen } from '../store/freezes.ts'
import { lockVerification } from '../store/verifications.ts'

/** Nothing is resumed before somebody else has decided it. */
export function requestResumeRoute(context: Context): Route {
  return route(requestResume, async ({ params, body }, { caller }) =>
    context.db.transaction().execute(async (tx) => {
      await lockCases(tx, [params.caseId])
      const record = await lockVerification(tx, context.vault, params)
      if (!record) return refuse('verification-not-found')
      const now = context.clock.now()
      if (!mayAskResume(record, now)) return refuse('state-does-not-allow')
      if (await isPartyFrozen(tx, record)) return refuse('frozen')
      const asking = { kind: 'resume', note: body.note, caller } as const
      const approval = await askAboutVerification(tx, context, record, asking)
      return presentApproval(approval, caller, now)
    }),
  )
}
