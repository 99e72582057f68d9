import { disableStaff, inviteStaffAgain, isRefusal } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { tellOnce } from '../../tell-once.ts'
import { type StaffProblem, wordsIn } from '../../words/index.ts'
import { keepCode } from './code.ts'
import { findStaff, isOwn } from './find-staff.ts'

type Step = 'disable' | 'invite'

/** Says what a step does to an account and asks whether it is meant. */
export function confirm(context: Context, step: Step): RequestHandler {
  return (request, response, next) => send(context, request, response, { step }, next)
}

export function disable(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = { staffId: String(request.params['staffId']) }
    const disabled = await tryAs(context, request, 'signIn', disableStaff, { params })
    if (isRefusal(disabled)) {
      const { refused } = disabled
      return send(context, request, response, { step: 'disable', refused }, next)
    }
    tellOnce(request, { notice: 'staffDisabled' })
    goTo(response, '/manage/staff')
  }
}

export function inviteAgain(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = { staffId: String(request.params['staffId']) }
    const invited = await tryAs(context, request, 'signIn', inviteStaffAgain, { params })
    if (!isRefusal(invited)) return goTo(response, keepCode(context, request, invited))
    const { refused } = invited
    await send(context, request, response, { step: 'invite', refused }, next)
  }
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  { step, refused }: { step: Step; refused?: StaffProblem },
  next: () => void,
): Promise<void> {
  const account = await findStaff(context, request)
  if (!account) return next()
  const path = `/manage/staff/${account.staffId}`
  if (isOwn(request, account)) return goTo(response, path)
  const { problems } = wordsIn(languageOf(request))
  const errors: PageError[] = refused ? [{ text: problems[refused] }] : []
  sendPage(context, request, response, {
    template: 'staff/confirm.njk',
    status: refused ? 400 : 200,
    title: ({ staff }) => staff[step].title,
    view: { account, path, step },
    errors,
  })
}
