import { changePosting, isRefusal, listPostings, readParty } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { askAs, callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import { describePostings } from './describe-postings.ts'

/** What was typed about a letter that went by post. */
export interface PostingFields {
  readonly kind: string
  readonly service: string
  readonly number: string
}

const nothingTyped: PostingFields = { kind: '', service: '', number: '' }

export function show(context: Context): RequestHandler {
  return async (request, response, next) => {
    const shown = { fields: nothingTyped, errors: [] }
    if (!(await sendPostings(context, request, response, shown))) next()
  }
}

/** What went to a party by post, with the form that records more; false when there is no such party. */
export async function sendPostings(
  context: Context,
  request: Request,
  response: Response,
  { fields, errors }: { fields: PostingFields; errors: readonly PageError[] },
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'partyId')
  if (!params) return false
  const [party, listed] = await Promise.all([
    callAs(context, request, 'identityCheck', readParty, { params }),
    askAs(context, request, 'correspondence', listPostings, { params }),
  ])
  if (isRefusal(party)) return false
  const path = `/cases/${params.caseId}/parties/${params.partyId}`
  sendPage(context, request, response, {
    template: 'postings/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: ({ postings }) => postings.title,
    view: {
      party,
      path,
      fields,
      rows: describePostings(listed.postings, languageOf(request)),
      after: changePosting.body.shape.state.options,
    },
    errors,
  })
  return true
}
