import { addStaff, isRefusal } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { keepCode } from './code.ts'
import { checkNew, emptyForm, fieldOf, readStaffForm, type StaffForm } from './form.ts'

export function addForm(context: Context): RequestHandler {
  return (request, response) => send(context, request, response, { form: emptyForm })
}

/** Adds the account and goes on to the page that shows its enrolment code. */
export function takeNew(context: Context): RequestHandler {
  return async (request, response) => {
    const form = readStaffForm(request.body)
    const words = wordsIn(languageOf(request))
    const { body, errors } = checkNew(form, words)
    if (!body) return send(context, request, response, { form, errors })
    const added = await tryAs(context, request, 'signIn', addStaff, { body })
    if (!isRefusal(added)) return goTo(response, keepCode(context, request, added))
    const error = { field: fieldOf(added.refused), text: words.problems[added.refused] }
    send(context, request, response, { form, errors: [error] })
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { form, errors = [] }: { form: StaffForm; errors?: readonly PageError[] },
): void {
  sendPage(context, request, response, {
    template: 'staff/add.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.staff.add,
    view: { form },
    errors,
  })
}
