import { isRefusal, listVerifications, readParty, startIdentityCheck } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { callAs } from '../../require-staff.ts'
import { sendPage } from '../../send-page.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { rememberCall } from '../call/form.ts'

export function showParty(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response))) next()
  }
}

/** Starts an identity check and goes on to its questions. */
export function startCall(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const check = await callAs(context, request, 'identityCheck', startIdentityCheck, {
      params: ids,
    })
    if (isRefusal(check)) {
      if (!(await send(context, request, response, check.refused))) next()
      return
    }
    const { identityCheckId, questions } = check
    rememberCall(request, identityCheckId, { partyId: ids.partyId, questions, passed: false })
    await goTo(
      request,
      response,
      `/cases/${ids.caseId}/parties/${ids.partyId}/identity-checks/${identityCheckId}`,
    )
  }
}

/** Shows the party as it stands; false when there is none. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  problem?: StaffProblem,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'partyId')
  if (!params) return false
  const party = await callAs(context, request, 'identityCheck', readParty, { params })
  if (isRefusal(party)) return false
  const listed = await callAs(context, request, 'emailVerification', listVerifications, { params })
  if (isRefusal(listed)) throw new Error('The list has no refusals')
  const words = wordsIn(languageOf(request))
  sendPage(context, request, response, {
    template: 'party/page.njk',
    status: problem ? 409 : 200,
    title: ({ party }) => party.title,
    view: { party, verifications: listed.verifications },
    errors: problem ? [{ field: null, text: words.problems[problem] }] : [],
  })
  return true
}
