import { type ApprovalItem, listApprovals } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { countOf } from '../../words/plural.ts'
import { areasShown } from '../work/areas-shown.ts'
import { countOwn } from './count-waiting.ts'
import { describeParty } from './describe.ts'
import { whyNot } from './may-decide.ts'

/** What waits for a second person; what the person asked for themselves is marked. */
export function showApprovals(context: Context): RequestHandler {
  return async (request, response, next) => {
    const { staff } = request.session
    if (!staff) return next()
    const listed = await askAs(context, request, 'emailVerification', listApprovals, {
      body: { areas: areasShown(request, staff) },
    })
    const rows = listed.approvals.map((approval) => ({
      approval,
      whyNot: whyNot(request, approval),
    }))
    const count = countOwn(request, listed.approvals)
    context.waitingApprovals.remember(context, staff, count)
    const lang = languageOf(request)
    const words = wordsIn(lang)
    sendPage(context, request, response, {
      template: 'approvals/page.njk',
      title: ({ approvals }) => approvals.title,
      view: {
        rows,
        more: listed.more,
        counted: countOf(lang, words.approvals.counted, count),
        nameParty: (approval: ApprovalItem) => describeParty(words, approval),
      },
    })
  }
}
