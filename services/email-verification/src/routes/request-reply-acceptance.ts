import { isRefusal, refuse, requestReplyAcceptance } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { askAboutVerification } from '../approvals/ask-about-verification.ts'
import { checkAcceptance } from '../approvals/check-acceptance.ts'
import { presentApproval } from '../approvals/present-approval.ts'
import type { Context } from '../context.ts'
import { lockCases } from '../store/case-lock.ts'
import { findReply } from '../store/replies.ts'
import { lockVerification } from '../store/verifications.ts'

/** For a reply in which only who wrote it is in doubt. Its codes are compared once somebody else has agreed. */
export function requestReplyAcceptanceRoute(context: Context): Route {
  const { db, vault, clock } = context
  return route(requestReplyAcceptance, async ({ params, body }, { caller }) =>
    db.transaction().execute(async (tx) => {
      await lockCases(tx, [params.caseId])
      const record = await lockVerification(tx, vault, params)
      if (!record) return refuse('verification-not-found')
      const key = { ...params, mailId: params.replyId }
      if (!(await findReply(tx, key))) return refuse('reply-not-found')
      const now = clock.now()
      const held = await checkAcceptance(tx, context, record, key.mailId)
      if (isRefusal(held)) return held
      const approval = await askAboutVerification(tx, context, record, {
        kind: 'accept-reply',
        reply: { replyId: params.replyId, level: held.level },
        latest: record.openUntil,
        note: body.note,
        caller,
      })
      return presentApproval(approval, caller, now)
    }),
  )
}
