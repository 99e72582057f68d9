import { isRefusal, listVerifications, readParty, startIdentityCheck } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { callPath, rememberCall } from '../call/open-calls.ts'
import { wasStoppedSafely } from '../reply/advise.ts'

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
    const check = await tryAs(context, request, 'identityCheck', startIdentityCheck, {
      params: ids,
    })
    if (isRefusal(check)) {
      if (!(await send(context, request, response, check.refused))) next()
      return
    }
    const { identityCheckId, questions } = check
    rememberCall(request, identityCheckId, { partyId: ids.partyId, questions })
    goTo(response, callPath({ ...ids, identityCheckId }))
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
  const { verifications } = listed
  sendPage(context, request, response, {
    template: 'party/page.njk',
    status: problem ? 409 : 200,
    title: (words) => words.party.title,
    view: {
      party,
      verifications,
      back: request.session.sealedSearch ? '/find' : '/',
      wasStoppedSafely: verifications[0] ? wasStoppedSafely(verifications[0]) : false,
      hasLive: verifications.some(({ state }) => liveStates.includes(state)),
    },
    errors: problem ? [{ field: null, text: wordsIn(languageOf(request)).problems[problem] }] : [],
  })
  return true
}

/** A party has one live verification; starting another takes its place. */
const liveStates: readonly string[] = ['awaiting-reply', 'verified', 'suspended']
