import { type AddressFinding, isRefusal, type PartyView, readParty } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { spellAddress } from '../../spelling/spell.ts'
import { type Call, listColleagues } from '../../store/calls.ts'
import { wordsIn } from '../../words/index.ts'
import { callPathOf } from './call-path.ts'
import { describeProgress, isOver, stageOf, stages } from './journey.ts'
import { describeHours, readOffice } from './office.ts'
import { findOwnCall, keyOf } from './own-call.ts'
import { readOwnApproval } from './read-approval.ts'
import { findSent, isSending } from './sent.ts'
import { spokenLanguages } from './spoken-languages.ts'
import { showStopping } from './stop.ts'
import { nameLanguage, summarise, whenToText } from './summaries.ts'

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
  const party = await callAs(context, request, 'identityCheck', readParty, { params: ids })
  if (isRefusal(party)) return false
  const words = wordsIn(languageOf(request))
  const { clock, db } = context
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
      colleagues: await listColleagues(db, { ...keyOf(request, ids), now: clock.now() }),
      spoken: spokenLanguages(call?.draft.language ?? party.language),
      ...(call && (await describeStep(context, request, { call, party }))),
    },
    errors,
  })
  return true
}

/** What one step alone shows. */
async function describeStep(
  context: Context,
  request: Request,
  { call, party }: { call: Call; party: PartyView },
): Promise<Readonly<Record<string, unknown>>> {
  const language = languageOf(request)
  const words = wordsIn(language)
  const { draft, step } = call
  if (step === 'read-back')
    return {
      spelled: spellAddress(draft.address ?? ''),
      findings: [...(draft.findings ?? [])].sort(worstFirst),
      suggestion: draft.findings?.find(({ suggestion }) => suggestion)?.suggestion,
    }
  if (step === 'approval') return { approval: await readOwnApproval(context, request, call) }
  if (step === 'post') {
    const office = await readOffice(context, request, party.area)
    return { office, hours: office && describeHours(office, words, language) }
  }
  if (step === 'send' && draft.safeContact)
    return {
      isSending: isSending(context, call),
      whenToText: whenToText(draft.safeContact.safeToText, words),
      languageOfMails: nameLanguage(party.language, words),
    }
  return {}
}

function worstFirst(a: AddressFinding, b: AddressFinding): number {
  const order = ['stop', 'second-person', 'look-again', 'not-known', 'good']
  return order.indexOf(a.result) - order.indexOf(b.result)
}
