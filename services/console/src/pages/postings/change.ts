import { changePosting, isRefusal } from '@gwirio/contracts'
import type { RequestHandler } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { wordsIn } from '../../words/index.ts'
import { sendPostings } from './show.ts'

/** What became of it, as the carrier says. */
export function change(context: Context): RequestHandler {
  return async (request, response, next) => {
    const ids = pathIds(request, 'caseId', 'partyId', 'postingId')
    const { success, data: body } = changePosting.body.safeParse({
      state: fieldText(request.body, 'state'),
    })
    if (!ids || !success) return next()
    const { caseId, partyId, postingId } = ids
    const params = { caseId, postingId }
    const changed = await tryAs(context, request, 'correspondence', changePosting, { params, body })
    if (!isRefusal(changed)) return goTo(response, `/cases/${caseId}/parties/${partyId}/postings`)
    const { problems } = wordsIn(languageOf(request))
    const errors = [{ field: null, text: problems[changed.refused] }]
    const fields = { kind: '', service: '', number: '' }
    if (!(await sendPostings(context, request, response, { fields, errors }))) next()
  }
}
