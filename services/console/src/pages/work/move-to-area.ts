import { area, isRefusal, moveToArea, readVerification } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { readArea } from './form.ts'

export function askMove(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, null))) next()
  }
}

/** Moves the work to the list of another area, and goes back to the list of one's own. */
export function takeMove(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'verificationId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const chosen = readArea(request.body)
    const moved = chosen && (await move(context, request, { params, area: chosen }))
    if (moved && !isRefusal(moved)) {
      tellOnce(request, { movedTo: moved.area })
      return goTo(response, '/')
    }
    const problem = moved ? words.problems[moved.refused] : words.moveToArea.missing
    if (!(await send(context, request, response, problem))) next()
  }
}

function move(
  context: Context,
  request: Request,
  { params, area: to }: { params: Record<string, string>; area: string },
) {
  return tryAs(context, request, 'emailVerification', moveToArea, { params, body: { area: to } })
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  problem: string | null,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'verificationId')
  if (!params) return false
  const verification = await callAs(context, request, 'emailVerification', readVerification, {
    params,
  })
  if (isRefusal(verification)) return false
  sendPage(context, request, response, {
    template: 'work/move-to-area.njk',
    status: problem ? 400 : 200,
    title: (words) => words.moveToArea.title,
    view: { verification, others: area.options.filter((each) => each !== verification.area) },
    errors: problem ? [{ field: 'area', text: problem }] : [],
  })
  return true
}
