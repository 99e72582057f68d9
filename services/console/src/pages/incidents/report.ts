import { isRefusal, reportWrongRecipient } from '@gwirio/contracts'
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
import { pathOf } from '../correspondence/path-of.ts'
import { findCorrespondence } from '../correspondence/show.ts'
import { countOpenIncidents } from './count-open.ts'

/** Says what a report of a wrong recipient does, before it is made. */
export function askAbout(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response, { note: '', errors: [] }))) next()
  }
}

/** Freezes, lists and starts the 72 hours, and goes on to the incident. */
export function report(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'correspondenceId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const { note, error } = readNote(request.body, words)
    const body = { note }
    const incident = error
      ? null
      : await tryAs(context, request, 'correspondence', reportWrongRecipient, { params, body })
    if (incident && !isRefusal(incident)) {
      await countOpenIncidents(context, request)
      return goTo(response, `/cases/${incident.caseId}/incidents/${incident.incidentId}`)
    }
    const refused = isRefusal(incident) ? { text: words.problems[incident.refused] } : null
    const errors = [error ?? refused].filter((each) => each !== null)
    if (!(await send(context, request, response, { note, errors }))) next()
  }
}

async function send(
  context: Context,
  request: Request,
  response: Response,
  { note, errors }: { note: string; errors: readonly PageError[] },
): Promise<boolean> {
  const correspondence = await findCorrespondence(context, request)
  if (!correspondence) return false
  const path = pathOf(correspondence)
  const { allowed, incidentId } = correspondence
  if (errors.length === 0 && (incidentId || !allowed.includes('wrong-recipient'))) {
    goTo(response, path)
    return true
  }
  sendPage(context, request, response, {
    template: 'incidents/report.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ incidents }) => incidents.report.title,
    view: { correspondence, path, note },
    errors,
  })
  return true
}
