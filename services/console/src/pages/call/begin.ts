import { isRefusal, language, readParty, startIdentityCheck } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { beginCall, forgetOldCalls } from '../../store/calls.ts'
import { listUnreported } from '../../store/concern-reports.ts'
import { wordsIn } from '../../words/index.ts'
import { callPathOf } from './call-path.ts'
import { isOver } from './journey.ts'
import { findOwnCall, keyOf } from './own-call.ts'
import { showCall } from './show.ts'

/** The person is on the phone: gets the questions. Also where questions are no longer open and new ones are wanted. */
export function begin(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const call = await findOwnCall(context, request, ids)
    const isAgain = fieldText(request.body, 'again') !== ''
    const mayBegin = !call || isAgain || isOver(call.step) || call.step === 'live'
    if (!mayBegin || call?.step === 'stopping') return goTo(response, callPathOf(ids))
    const problem = await start(context, request, ids)
    if (!problem) return goTo(response, callPathOf(ids))
    const errors = [{ field: null, text: wordsIn(languageOf(request)).problems[problem] }]
    const isShown = await showCall(context, request, response, { ids, call: null, errors })
    if (!isShown) next()
  }
}

/** @returns why there are no questions; null when there are */
async function start(context: Context, request: Request, ids: { caseId: string; partyId: string }) {
  const party = await callAs(context, request, 'identityCheck', readParty, { params: ids })
  if (isRefusal(party)) return party.refused
  if ((await listUnreported(context.db, ids)).length > 0) return 'concern-open'
  const check = await tryAs(context, request, 'identityCheck', startIdentityCheck, { params: ids })
  if (isRefusal(check)) return check.refused
  const { identityCheckId, questions } = check
  const spoken = language.safeParse(fieldText(request.body, 'language'))
  await forgetOldCalls(context.db, context.clock.now())
  await beginCall(context.db, context.cipher, {
    ...keyOf(request, ids),
    staffName: request.session.staff?.name ?? '',
    caseReference: party.caseReference,
    partyReference: party.partyReference,
    draft: {
      partyName: party.name,
      area: party.area,
      language: spoken.success ? spoken.data : party.language,
      identityCheckId,
      questions,
    },
    now: context.clock.now(),
  })
  return null
}
