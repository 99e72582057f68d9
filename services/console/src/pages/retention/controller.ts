import { isRefusal, keepCase, listRetention, type RetainedCase } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { askAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { formatDay } from '../../format-day.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold, tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { countOf } from '../../words/plural.ts'

type Step = 'keep' | 'release'

/** Ended cases by the day on which their record is due to be disposed of. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const { years, cases, more } = await askAs(context, request, 'identityCheck', listRetention)
    const language = languageOf(request)
    sendPage(context, request, response, {
      template: 'retention/page.njk',
      title: (words) => words.retention.title,
      view: {
        period: countOf(language, wordsIn(language).retention.years, years),
        cases: cases.map((each) => describe(request, each)),
        more,
        notice: takeTold(request, 'notice'),
      },
    })
  }
}

/** Says what it means to keep a record longer, or no longer, and asks why. */
export function confirm(context: Context, step: Step): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, { step }))) next()
  }
}

export function take(context: Context, step: Step): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { note, error } = readNote(request.body, words)
    const errors = error ? [error] : []
    if (errors.length === 0) {
      const body = { keep: step === 'keep', note }
      const done = await tryAs(context, request, 'identityCheck', keepCase, { params, body })
      if (!isRefusal(done)) {
        tellOnce(request, { notice: step === 'keep' ? 'caseKept' : 'caseReleased' })
        return goTo(response, '/manage/retention')
      }
      errors.push({ field: 'note', text: words.problems[done.refused] })
    }
    if (!(await send(context, request, response, { step, note, errors }))) next()
  }
}

/** False when the case is not in the list any more. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { step, note, errors = [] }: { step: Step; note?: string; errors?: readonly PageError[] },
): Promise<boolean> {
  const { cases } = await askAs(context, request, 'identityCheck', listRetention)
  const found = cases.find(({ caseId }) => caseId === request.params['caseId'])
  if (!found) return false
  sendPage(context, request, response, {
    template: 'retention/confirm.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.retention[step].title,
    view: { kept: describe(request, found), step, note },
    errors,
  })
  return true
}

function describe(request: Request, retained: RetainedCase) {
  const language = languageOf(request)
  return {
    ...retained,
    ended: formatDay(retained.endedAt, language),
    due: formatDay(retained.disposeOn, language),
    keptFrom: retained.keptSince && formatDay(retained.keptSince, language),
  }
}
