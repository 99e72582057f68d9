import { isRefusal, readParty } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { type Call, listColleagues } from '../../store/calls.ts'
import { wordsIn } from '../../words/index.ts'
import { callPathOf } from './call-path.ts'
import { describeStep } from './describe-step.ts'
import { listFreezesNow } from './freezes.ts'
import { describeProgress, isOver, stageOf, stages } from './journey.ts'
import { findOwnCall, keyOf } from './own-call.ts'
import { findSent } from './sent.ts'
import { languagesToBegin, spokenLanguages } from './spoken-languages.ts'
import { showStopping } from './stop.ts'
import { summarise } from './summaries.ts'

interface Shown {
  readonly ids: { caseId: string; partyId: string }
  /** Null: nobody was asked anything yet. */
  readonly call: Call | null
  readonly errors?: readonly PageError[]
  readonly typed?: Readonly<Record<string, unknown>>
}

/** The call where it stands; a call whose e-mail was sent goes on at its verification. */
export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId')
    if (!ids) return next()
    const known = await findOwnCall(context, request, ids)
    // A call that came to its end is shown until another is wanted.
    const found = known && isOver(known.step) && 'again' in request.query ? null : known
    if (found?.step === 'stopping') return showStopping(context, request, response)
    const sent = found && (await findSent(context, request, found))
    const call = sent && !isRefusal(sent) ? sent : found
    const verificationId = call?.draft.verificationId
    if (verificationId)
      return goTo(response, `/cases/${ids.caseId}/verifications/${verificationId}`)
    if (!(await showCall(context, request, response, { ids, call }))) next()
  }
}

/** Shows the present step, again when something is wrong; false when there is no such party. */
export async function showCall(
  context: Context,
  request: Request,
  response: Response,
  { ids, call, errors = [], typed = {} }: Shown,
): Promise<boolean> {
  const { clock, db } = context
  const [party, freezes, colleagues] = await Promise.all([
    callAs(context, request, 'identityCheck', readParty, { params: ids }),
    listFreezesNow(context, request, ids),
    listColleagues(db, { ...keyOf(request, ids), now: clock.now() }),
  ])
  if (isRefusal(party)) return false
  const words = wordsIn(languageOf(request))
  const step = call?.step ?? 'person'
  const summaries = summarise(call?.draft ?? null, words)
  sendPage(context, request, response, {
    template: 'call/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (all) => all.call.titles[step],
    view: {
      ids,
      party,
      step,
      typed,
      draft: call?.draft,
      path: callPathOf(ids),
      progress: describeProgress(call?.step ?? null).map((stage) => ({
        ...stage,
        summary: stage.standing === 'done' ? summaries[stage.stage] : undefined,
      })),
      number: stages.indexOf(stageOf(call?.step ?? null)) + 1,
      isOver: isOver(call?.step ?? null),
      freezes,
      colleagues,
      spoken: call ? spokenLanguages(call.draft.language) : languagesToBegin(party.language),
      ...(call && (await describeStep(context, request, { call, party }))),
    },
    errors,
  })
  return true
}
