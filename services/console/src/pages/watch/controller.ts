import { cancelVerification, isRefusal, readVerification, requestNewCode } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { callAs } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { cancelForm } from './form.ts'

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response))) next()
  }
}

/** Does what a button says, then shows how it stands. */
export function decide(context: Context, action: 'new-code' | 'cancel'): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    const cancel = cancelForm.safeParse(request.body)
    if (!params || (action === 'cancel' && !cancel.success)) return next()
    const answer =
      action === 'cancel'
        ? await callAs(context, request, 'emailVerification', cancelVerification, {
            params,
            body: cancel.data,
          })
        : await callAs(context, request, 'emailVerification', requestNewCode, { params })
    if (!isRefusal(answer)) {
      await goTo(
        request,
        response,
        `/cases/${params.caseId}/verifications/${params.verificationId}`,
      )
    } else if (!(await send(context, request, response, answer.refused))) next()
  }
}

/** Shows the verification as it stands; false when there is none. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  problem?: StaffProblem,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'verificationId')
  if (!params) return false
  const verification = await callAs(context, request, 'emailVerification', readVerification, {
    params,
  })
  if (isRefusal(verification)) return false
  const path = `/cases/${params.caseId}/verifications/${params.verificationId}`
  sendPage(context, request, response, {
    template: 'watch/page.njk',
    status: problem ? 409 : 200,
    title: (words) => words.watch.title,
    view: { verification, path, isOpen: verification.state === 'awaiting-reply' },
    errors: problem ? [{ field: null, text: wordsIn(languageOf(request)).problems[problem] }] : [],
  })
  return true
}
