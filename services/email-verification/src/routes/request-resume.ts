import { actorOf } from '@gwirio/audit'
import { isRefusal, refuse, requestResume } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { askAboutVerification } from '../approvals/ask-about-verification.ts'
import { compareForResume } from '../approvals/compare-for-resume.ts'
import { casesOf } from '../approvals/find-start-needs.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import { appendAudit } from '../carry-out.ts'
import type { Context } from '../context.ts'
import { readClearance } from '../read-clearance.ts'
import { mayAskResume } from '../rules/steps.ts'
import { lockCases } from '../store/case-lock.ts'
import { isPartyFrozen } from '../store/freezes.ts'
import { findVerification, lockVerification } from '../store/verifications.ts'

/** Nothing is resumed before somebody else has decided it. */
export function requestResumeRoute(context: Context): Route {
  return route(requestResume, async ({ params, body }, request) => {
    const { caller } = request
    const { caseId } = params
    const found = await findVerification(context.db, context.vault, params)
    if (!found) return refuse('verification-not-found')
    const cleared = await readClearance(context, request, found)
    if (isRefusal(cleared)) return cleared
    return await context.db.transaction().execute(async (tx) => {
      await lockCases(tx, casesOf({ caseId, ...cleared }))
      const record = await lockVerification(tx, context.vault, params)
      if (!record) return refuse('verification-not-found')
      const now = context.clock.now()
      if (!mayAskResume(record, now)) return refuse('state-does-not-allow')
      if (await isPartyFrozen(tx, record)) return refuse('frozen')
      const { objection } = await compareForResume(tx, context, record, cleared)
      if (objection) {
        const cause = { actor: actorOf(caller), at: now }
        const refused = { action: 'resume.refused', reason: objection, cause }
        await appendAudit(tx, context, record, refused)
        return refuse(objection)
      }
      const asking = { kind: 'resume', note: body.note, caller } as const
      const approval = await askAboutVerification(tx, context, record, asking)
      return presentApproval(approval, caller, now)
    })
  })
}
