import { changeStaff, isRefusal, type StaffView } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { findStaff, isOwn } from './find-staff.ts'
import { checkChange, fieldOf, formOf, readStaffForm, type StaffForm } from './form.ts'

interface View {
  readonly account: StaffView
  readonly form: StaffForm
  readonly errors?: readonly PageError[]
}

/** One account with what can be done about it; one's own is only shown. */
export function changeForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    const account = await findStaff(context, request)
    if (!account) return next()
    send(context, request, response, { account, form: formOf(account) })
  }
}

export function takeChange(context: Context): RequestHandler {
  return async (request, response, next) => {
    const account = await findStaff(context, request)
    if (!account) return next()
    const form = { ...readStaffForm(request.body), username: account.username }
    const words = wordsIn(languageOf(request))
    const { body, errors } = checkChange(form, words)
    if (!body) return send(context, request, response, { account, form, errors })
    const params = { staffId: account.staffId }
    const changed = await tryAs(context, request, 'signIn', changeStaff, { params, body })
    if (isRefusal(changed)) {
      const error = { field: fieldOf(changed.refused), text: words.problems[changed.refused] }
      return send(context, request, response, { account, form, errors: [error] })
    }
    tellOnce(request, { notice: 'staffChanged' })
    goTo(response, '/manage/staff')
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { account, form, errors = [] }: View,
): void {
  sendPage(context, request, response, {
    template: 'staff/change.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.staff.changeTitle,
    view: {
      account,
      form,
      isOwn: isOwn(request, account),
      path: `/manage/staff/${account.staffId}`,
    },
    errors,
  })
}
