import { type ApprovalView, decideApproval, isRefusal, readApproval } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { readName } from '../../read-name.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { countWaiting } from './count-waiting.ts'
import { describeParty } from './describe.ts'
import { whyNot } from './may-decide.ts'
import { readBackground } from './read-background.ts'
import { readFreeze } from './read-freeze.ts'

type Params = { caseId: string; approvalId: string }

interface Typed {
  readonly note: string
  readonly errors: readonly PageError[]
}

export function showApproval(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'approvalId')
    const isShown =
      params && (await send(context, request, response, { params, note: '', errors: [] }))
    if (!isShown) next()
  }
}

/** Approves or refuses; the page then says what was decided. */
export function decide(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'approvalId')
    if (!params) return next()
    const typed = await take(context, request, params)
    if (!typed) return goTo(response, `/cases/${params.caseId}/approvals/${params.approvalId}`)
    if (!(await send(context, request, response, { params, ...typed }))) next()
  }
}

/** Null when it was decided; otherwise what was typed, and why not. */
async function take(context: Context, request: Request, params: Params): Promise<Typed | null> {
  const words = wordsIn(languageOf(request))
  const { note, error } = readNote(request.body, words)
  const decision = fieldText(request.body, 'decision')
  if (error) return { note, errors: [error] }
  if (decision !== 'approve' && decision !== 'refuse')
    return { note, errors: [{ field: 'note', text: words.approvals.choose }] }
  const decided = await tryAs(context, request, 'emailVerification', decideApproval, {
    params,
    body: { decision, note },
  })
  if (isRefusal(decided)) return { note, errors: [{ text: words.problems[decided.refused] }] }
  await countWaiting(context, request)
  return null
}

/** False when there is no such approval. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { params, note, errors }: Typed & { params: Params },
): Promise<boolean> {
  const approval = await callAs(context, request, 'emailVerification', readApproval, { params })
  if (isRefusal(approval)) return false
  const words = wordsIn(languageOf(request))
  const { caseId, partyId } = approval
  const [name, background, frozen] = await Promise.all([
    partyId && readName(context, request, { caseId, partyId }),
    readBackground(context, request, approval, words),
    readFreeze(context, request, approval),
  ])
  sendPage(context, request, response, {
    template: 'approvals/approval.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ approvals }) => approvals.pageTitle,
    view: {
      approval,
      note,
      party: describeParty(words, approval),
      name,
      background,
      frozen,
      whyNot: whyNot(request, approval),
      ...linksOf(approval),
    },
    errors,
  })
  return true
}

function linksOf({ caseId, partyId, replyId, verificationId }: ApprovalView) {
  const verificationAt = verificationId && `/cases/${caseId}/verifications/${verificationId}`
  return {
    caseAt: `/cases/${caseId}`,
    partyAt: partyId && `/cases/${caseId}/parties/${partyId}`,
    verificationAt,
    replyAt: verificationAt && replyId && `${verificationAt}/replies/${replyId}`,
  }
}
