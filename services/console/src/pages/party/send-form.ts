import { isRefusal, readParty } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, Response } from 'express'
import { callAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { pathIds } from '../../path.ts'
import { sendPage } from '../../send-page.ts'
import type { ConsoleWords } from '../../words/index.ts'

interface PartyForm {
  readonly template: 'mobile' | 'letter-format' | 'details'
  readonly title: (words: ConsoleWords) => string
  readonly view: Readonly<Record<string, unknown>>
  readonly errors: readonly PageError[]
}

/** Shows a form about the party of the path. @returns false when there is no such party */
export async function sendForm(
  context: Context,
  request: Request,
  response: Response,
  { template, title, view, errors }: PartyForm,
): Promise<boolean> {
  const params = pathIds(request, 'caseId', 'partyId')
  if (!params) return false
  const party = await callAs(context, request, 'identityCheck', readParty, { params })
  if (isRefusal(party)) return false
  sendPage(context, request, response, {
    template: `party/${template}.njk`,
    status: errors.length > 0 ? 400 : 200,
    title,
    view: { ...view, party, path: `/cases/${params.caseId}/parties/${params.partyId}` },
    errors,
  })
  return true
}
