import { isRefusal, refuseCorrespondence, releaseCorrespondence } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { countHeld } from './count-held.ts'
import { describeFindings } from './describe-content.ts'
import { explainReason } from './explain-reason.ts'
import { pathOf } from './path-of.ts'
import { findCorrespondence } from './show.ts'

/** What somebody decides about a hold, with a note that stays on record. */
const operations = { release: releaseCorrespondence, refuse: refuseCorrespondence } as const
type Step = keyof typeof operations

/** Says what it does and asks why; goes back when it is not allowed (any more). */
export function askFor(context: Context, step: Step): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, { step, note: '', errors: [] }))) next()
  }
}

export function decide(context: Context, step: Step): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'correspondenceId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { note, error } = readNote(request.body, words)
    const body = { note }
    const answer = error
      ? null
      : await tryAs(context, request, 'correspondence', operations[step], { params, body })
    if (answer && !isRefusal(answer)) {
      await countHeld(context, request)
      return goTo(response, pathOf(params))
    }
    const refused = isRefusal(answer) ? { text: words.problems[answer.refused] } : null
    const errors = [error ?? refused].filter((each) => each !== null)
    if (!(await send(context, request, response, { step, note, errors }))) next()
  }
}

/** False when there is no such thing. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  { step, note, errors }: { step: Step; note: string; errors: readonly PageError[] },
): Promise<boolean> {
  const correspondence = await findCorrespondence(context, request)
  if (!correspondence) return false
  const path = pathOf(correspondence)
  if (errors.length === 0 && !correspondence.allowed.includes(step)) {
    goTo(response, path)
    return true
  }
  const words = wordsIn(languageOf(request))
  sendPage(context, request, response, {
    template: 'correspondence/step.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (all) => all.correspondence.steps[step].title,
    view: {
      correspondence,
      path,
      action: `${path}/${step}`,
      own: words.correspondence.steps[step],
      reason: explainReason(words, correspondence.reason),
      findings: describeFindings(correspondence, words),
      note,
    },
    errors,
  })
  return true
}
