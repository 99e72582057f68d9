import { decideIncident, incidentDecision, isRefusal } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { readNote } from '../../note-form.ts'
import { pathIds } from '../../path.ts'
import { wordsIn } from '../../words/index.ts'
import { countOpenIncidents } from './count-open.ts'
import { sendIncident } from './show.ts'

/** Adds to the record of an incident. */
export function decide(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'incidentId')
    if (!params) return next()
    const words = wordsIn(languageOf(request))
    const decision = incidentDecision.safeParse(fieldText(request.body, 'decision')).data ?? ''
    const { note, error } = readNote(request.body, words)
    const missing =
      decision === '' ? [{ field: 'decision', text: words.incidents.decide.missing }] : []
    const errors = [...missing, ...(error ? [error] : [])]
    const decided =
      errors.length > 0
        ? null
        : await tryAs(context, request, 'correspondence', decideIncident, {
            params,
            body: { decision, note },
          })
    if (decided && !isRefusal(decided)) {
      await countOpenIncidents(context, request)
      return goTo(response, `/cases/${params.caseId}/incidents/${params.incidentId}`)
    }
    const refused = isRefusal(decided) ? [{ text: words.problems[decided.refused] }] : []
    const shown = [...errors, ...refused]
    if (!(await sendIncident(context, request, response, { decision, note, errors: shown }))) next()
  }
}
