import { type IncidentDecision, incidentDecision, isRefusal, readIncident } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { countOf } from '../../words/plural.ts'
import { describeItems } from '../correspondence/describe-items.ts'
import { describeClock } from './clock.ts'

/** What was typed about a decision. */
interface Typed {
  readonly decision: IncidentDecision | ''
  readonly note: string
  readonly errors: readonly PageError[]
}

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    const typed = { decision: '', note: '', errors: [] } as const
    if (!(await sendIncident(context, request, response, typed))) next()
  }
}

/** An incident: the clock, what went there, what was decided; false when there is none. */
export async function sendIncident(
  context: Context,
  request: Request,
  response: Response,
  { decision, note, errors }: Typed,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'incidentId')
  if (!params) return false
  const incident = await callAs(context, request, 'correspondence', readIncident, { params })
  if (isRefusal(incident)) return false
  const language = languageOf(request)
  const { incidents } = wordsIn(language)
  const isRegulatorDecided = incident.decisions.some((each) =>
    each.decision.startsWith('regulator-'),
  )
  sendPage(context, request, response, {
    template: 'incidents/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.incidents.title,
    view: {
      incident,
      path: `/cases/${params.caseId}/incidents/${params.incidentId}`,
      clock: describeClock({ ...incident, isRegulatorDecided }, context.clock.now(), language),
      stopped: countOf(language, incidents.stopped, incident.stopped),
      rows: describeItems(incident.went, language),
      newestFirst: incident.decisions.toReversed(),
      choices: incidentDecision.options,
      decision,
      note,
    },
    errors,
  })
  return true
}
