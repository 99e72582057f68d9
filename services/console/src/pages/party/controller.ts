import {
  isRefusal,
  listFreezes,
  listVerifications,
  type PartyView,
  readParty,
  type VerificationView,
} from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { standingOfParty } from '../../standing-freezes.ts'
import { listColleagues } from '../../store/calls.ts'
import { listUnreported } from '../../store/concern-reports.ts'
import { explainReason } from '../../words/explain-reason.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { callPathOf } from '../call/call-path.ts'
import { isOver } from '../call/journey.ts'
import { findOwnCall, keyOf } from '../call/own-call.ts'
import { listRecent } from '../correspondence/recent.ts'
import { listRecentPostings } from '../postings/recent.ts'
import { wasStoppedSafely } from '../reply/advise.ts'
import { maySendBy } from '../send/addressee.ts'
import { listHistory, listSent } from './history.ts'
import { wasChangedRecently } from './recently.ts'

export function showParty(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await sendParty(context, request, response))) next()
  }
}

/**
 * One party of one case: how it stands, what can be done, what has happened. Nothing about anybody else.
 *
 * @returns false when there is no such party
 */
export async function sendParty(
  context: Context,
  request: Request,
  response: Response,
  { note = '', errors = [] }: { note?: string; errors?: readonly PageError[] } = {},
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'partyId')
  if (!params) return false
  const [party, listed, frozen, call, ...known] = await Promise.all([
    callAs(context, request, 'identityCheck', readParty, { params }),
    callAs(context, request, 'emailVerification', listVerifications, { params }),
    callAs(context, request, 'emailVerification', listFreezes, {
      params: { caseId: params.caseId },
    }),
    findOwnCall(context, request, params),
    listColleagues(context.db, { ...keyOf(request, params), now: context.clock.now() }),
    listUnreported(context.db, params),
  ])
  if (isRefusal(party)) return false
  if (isRefusal(listed) || isRefusal(frozen)) throw new Error('The lists have no refusals')
  const [colleagues, unreported] = known
  const ofParty = { case: party.caseReference, party: party.partyReference }
  const [correspondence, postings] = await Promise.all([
    listRecent(context, request, ofParty),
    listRecentPostings(context, request, params),
  ])
  sendPage(context, request, response, {
    template: 'party/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ party: own }) => own.title,
    view: {
      note,
      freezes: standingOfParty(frozen.freezes, params.partyId),
      call: call && !isOver(call.step) ? call : null,
      colleagues,
      unreported,
      callPath: callPathOf(params),
      back: request.session.sealedSearch ? '/find' : '/',
      isChangedRecently: wasChangedRecently(party.mobileChangedAt, context.clock.now()),
      mayCall: mayCall(party) && unreported.length === 0,
      correspondence,
      postings,
      ...describe(party, listed.verifications, wordsIn(languageOf(request))),
    },
    errors,
  })
  return true
}

/** What the page says of a party and of its verifications, the newest of which comes first. */
function describe(
  party: PartyView,
  verifications: readonly VerificationView[],
  words: ConsoleWords,
): Readonly<Record<string, unknown>> {
  const [latest] = verifications
  return {
    party,
    latest,
    wasStoppedSafely: latest ? wasStoppedSafely(latest) : false,
    maySend: !party.caseEndedAt && verifications.some(maySendBy),
    hasLive: verifications.some(({ state }) => liveStates.includes(state)),
    history: listHistory(verifications, party.calls),
    sent: listSent(verifications),
    explain: (reason: string | null) => explainReason(words, reason),
  }
}

function mayCall({ caseEndedAt, concern, locked, mobileProblem }: PartyView): boolean {
  return !(caseEndedAt || concern || locked || mobileProblem)
}

/** A party has one live verification; starting another takes its place. */
const liveStates: readonly string[] = ['awaiting-reply', 'verified', 'suspended']
