import {
  type FreezeView,
  isRefusal,
  listFreezes,
  listVerifications,
  readParty,
} from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { listColleagues } from '../../store/calls.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { wordsIn } from '../../words/index.ts'
import { callPathOf } from '../call/call-path.ts'
import { isOver } from '../call/journey.ts'
import { findOwnCall, keyOf } from '../call/own-call.ts'
import { wasStoppedSafely } from '../reply/advise.ts'
import { listHistory, listSent } from './history.ts'
import { wasChangedRecently } from './recently.ts'

/** One party of one case: how it stands, what can be done, what has happened. Nothing about anybody else. */
export function showParty(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    if (!params) return next()
    const [party, listed, frozen, call, colleagues] = await Promise.all([
      callAs(context, request, 'identityCheck', readParty, { params }),
      callAs(context, request, 'emailVerification', listVerifications, { params }),
      callAs(context, request, 'emailVerification', listFreezes, {
        params: { caseId: params.caseId },
      }),
      findOwnCall(context, request, params),
      listColleagues(context.db, { ...keyOf(request, params), now: context.clock.now() }),
    ])
    if (isRefusal(party)) return next()
    if (isRefusal(listed) || isRefusal(frozen)) throw new Error('The lists have no refusals')
    const { verifications } = listed
    const words = wordsIn(languageOf(request))
    const latest = verifications[0]
    sendPage(context, request, response, {
      template: 'party/page.njk',
      title: ({ party: own }) => own.title,
      view: {
        party,
        latest,
        freezes: frozen.freezes.filter((each) => isOfParty(each, params.partyId)),
        call: call && !isOver(call.step) ? call : null,
        colleagues,
        callPath: callPathOf(params),
        back: request.session.sealedSearch ? '/find' : '/',
        isChangedRecently: wasChangedRecently(party.mobileChangedAt, context.clock.now()),
        mayCall: !party.locked && !party.mobileProblem && !party.caseEndedAt,
        wasStoppedSafely: latest ? wasStoppedSafely(latest) : false,
        hasLive: verifications.some(({ state }) => liveStates.includes(state)),
        history: listHistory(verifications),
        sent: listSent(verifications),
        explain: (reason: string | null) => explainReason(words, reason),
      },
    })
  }
}

/** Of the party, or of the whole case, and not lifted. */
function isOfParty({ partyId, liftedAt }: FreezeView, id: string): boolean {
  return liftedAt === null && (partyId === null || partyId === id)
}

/** A party has one live verification; starting another takes its place. */
const liveStates: readonly string[] = ['awaiting-reply', 'verified', 'suspended']
