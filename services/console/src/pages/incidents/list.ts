import { listIncidents } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { askAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { describeClock } from './clock.ts'
import { rememberOpen } from './count-open.ts'

/** Every incident, the one with the least time first. */
export function listIncidentsPage(context: Context): RequestHandler {
  return async (request, response) => {
    const listed = await askAs(context, request, 'correspondence', listIncidents)
    rememberOpen(context, request, listed)
    const language = languageOf(request)
    const now = context.clock.now()
    sendPage(context, request, response, {
      template: 'incidents/list.njk',
      title: ({ incidents }) => incidents.list.title,
      view: {
        rows: listed.incidents.map((incident) => ({
          incident,
          path: `/cases/${incident.caseId}/incidents/${incident.incidentId}`,
          clock: describeClock(incident, now, language),
        })),
      },
    })
  }
}
