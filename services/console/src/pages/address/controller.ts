import { isRefusal, startVerification } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { type CallIds, openCall, rememberCall } from '../call/open-calls.ts'
import { readPartyOnTheLine } from '../call/party-on-the-line.ts'
import { spokenLanguages } from '../call/spoken-languages.ts'
import { type AddressForm, emptyForm, fieldOf, findProblems, readAddressForm } from './form.ts'

interface View {
  readonly ids: CallIds
  readonly form: AddressForm
  readonly errors?: readonly PageError[]
}

export function showForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = passedCall(request)
    if (!ids || !(await send(context, request, response, { ids, form: emptyForm }))) next()
  }
}

/** Starts the verification: from here on the prompt and the code are on their way. */
export function sendPromptAndCode(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = passedCall(request)
    if (!ids) return next()
    const form = readAddressForm(request.body as Record<string, unknown>)
    const errors = findProblems(form, wordsIn(languageOf(request)))
    const started = errors.length > 0 ? { errors } : await start(context, request, { ids, form })
    if ('path' in started) return goTo(response, started.path)
    if (!(await send(context, request, response, { ids, form, ...started }))) next()
  }
}

async function start(
  context: Context,
  request: Request,
  { ids, form }: { ids: CallIds; form: AddressForm },
): Promise<{ path: string } | { errors: readonly PageError[] }> {
  const { caseId, identityCheckId } = ids
  const started = await tryAs(context, request, 'emailVerification', startVerification, {
    params: { caseId },
    body: {
      identityCheckId,
      address: form.address,
      addressAgain: form.addressAgain,
      safeContact: {
        phoneIsPrivate: form.phoneIsPrivate === 'yes',
        mailboxIsPrivate: form.mailboxIsPrivate === 'yes',
        safeToText: 'any-time',
      },
    },
  })
  if (isRefusal(started)) {
    const { problems } = wordsIn(languageOf(request))
    return { errors: [{ field: fieldOf(started.refused), text: problems[started.refused] }] }
  }
  const { verificationId } = started
  const call = openCall(request, ids)
  if (call) rememberCall(request, identityCheckId, { ...call, verificationId })
  return { path: `/cases/${caseId}/verifications/${verificationId}` }
}

/** The ids of the page, if this person passed that identity check in this session. */
function passedCall(request: Request): CallIds | null {
  const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
  return ids && openCall(request, ids)?.outcome === 'passed' ? ids : null
}

/** Shows the form with what was typed; false when there is no such party any more. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { ids, form, errors = [] }: View,
): Promise<boolean> {
  const party = await readPartyOnTheLine(context, request, ids)
  if (!party) return false
  sendPage(context, request, response, {
    template: 'address/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.address.title,
    view: { ids, party, form, spoken: spokenLanguages(party.language) },
    errors,
  })
  return true
}
