import { isRefusal, startVerification } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { callAs } from '../../require-staff.ts'
import { type PageError, sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { openCall } from '../call/form.ts'
import { type AddressForm, fieldOf, missingFields, readAddressForm } from './form.ts'

const empty: AddressForm = {
  phoneIsPrivate: '',
  mailboxIsPrivate: '',
  address: '',
  addressAgain: '',
}

export function showForm(context: Context): RequestHandler {
  return (request, response, next) => {
    const ids = passedCall(request)
    if (!ids) return next()
    return send(context, request, response, { ids, form: empty })
  }
}

/** Starts the verification: from here on the prompt and the code are on their way. */
export function sendPromptAndCode(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = passedCall(request)
    if (!ids) return next()
    const words = wordsIn(languageOf(request))
    const form = readAddressForm(request.body as Record<string, unknown>)
    const missing = missingFields(form)
    if (missing.length > 0) {
      const errors = missing.map((field) => ({
        field,
        text: field.endsWith('IsPrivate')
          ? words.address.chooseYesOrNo
          : words.address.addressMissing,
      }))
      return send(context, request, response, { ids, form, errors })
    }
    const started = await callAs(context, request, 'emailVerification', startVerification, {
      params: { caseId: ids.caseId },
      body: {
        identityCheckId: ids.identityCheckId,
        address: form.address,
        addressAgain: form.addressAgain,
        safeContact: {
          phoneIsPrivate: form.phoneIsPrivate === 'yes',
          mailboxIsPrivate: form.mailboxIsPrivate === 'yes',
        },
      },
    })
    if (isRefusal(started)) {
      const errors = [{ field: fieldOf(started.refused), text: words.problems[started.refused] }]
      return send(context, request, response, { ids, form, errors })
    }
    await goTo(
      request,
      response,
      `/cases/${started.caseId}/verifications/${started.verificationId}`,
    )
  }
}

/** The ids of the page, if this person passed that identity check in this session. */
function passedCall(request: Request) {
  const ids = pathIds(request, 'caseId', 'partyId', 'identityCheckId')
  return ids && openCall(request, ids)?.passed ? ids : null
}

function send(
  context: Context,
  request: Request,
  response: Response,
  page: {
    ids: Record<string, string>
    form: AddressForm
    errors?: readonly PageError[]
  },
): void {
  const { ids, form, errors = [] } = page
  sendPage(context, request, response, {
    template: 'address/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.address.title,
    view: { ids, form },
    errors,
  })
}
