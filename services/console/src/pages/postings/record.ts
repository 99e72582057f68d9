import { isRefusal, readParty, recordPosting } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { RequestHandler } from 'express'
import { callAs, tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { fieldText, readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { type ConsoleWords, wordsIn } from '../../words/index.ts'
import { type PostingFields, sendPostings } from './show.ts'

const { kind: kindRule, service: serviceRule, number: numberRule } = recordPosting.body.shape

/** Records what went to a party by post. */
export function record(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = pathIds(request, 'caseId', 'partyId')
    const party = params && (await callAs(context, request, 'identityCheck', readParty, { params }))
    if (!party || isRefusal(party)) return next()
    const words = wordsIn(languageOf(request))
    const fields = readFields(request.body)
    const wrong = findErrors(fields, words)
    const { caseReference, partyReference } = party
    const recorded =
      wrong.length > 0
        ? null
        : await tryAs(context, request, 'correspondence', recordPosting, {
            params,
            body: { caseReference, partyReference, ...fields },
          })
    if (recorded && !isRefusal(recorded)) return goTo(response, request.path)
    const refused = isRefusal(recorded)
      ? [{ field: 'number', text: words.problems[recorded.refused] }]
      : []
    await sendPostings(context, request, response, { fields, errors: [...wrong, ...refused] })
  }
}

/** Numbers are printed in groups; the spaces are not part of them. */
function readFields(body: unknown): PostingFields {
  return {
    kind: fieldText(body, 'kind'),
    service: fieldText(body, 'service'),
    number: readText(body, 'number', 100).replaceAll(/\s/g, '').toUpperCase(),
  }
}

function findErrors(
  { kind, service, number }: PostingFields,
  { postings, send }: ConsoleWords,
): PageError[] {
  const { form } = postings
  return [
    ...(kindRule.safeParse(kind).success ? [] : [{ field: 'kind', text: send.kindMissing }]),
    ...(serviceRule.safeParse(service).success
      ? []
      : [{ field: 'service', text: form.serviceMissing }]),
    ...(numberRule.safeParse(number).success ? [] : [{ field: 'number', text: form.numberWrong }]),
  ]
}
