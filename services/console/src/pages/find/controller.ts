import { findParties, isRefusal, type PartySummary } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { callAs } from '../../require-staff.ts'
import { type PageError, sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { findForm } from './form.ts'

interface Found {
  readonly parties: readonly PartySummary[]
  readonly more: boolean
}

export function showForm(context: Context): RequestHandler {
  return (request, response) => send(context, request, response, {})
}

export function findParty(context: Context): RequestHandler {
  return async (request, response) => {
    const form = findForm.safeParse(request.body)
    if (!form.success) {
      const { tooShort } = wordsIn(languageOf(request)).find
      send(context, request, response, { errors: [{ field: 'text', text: tooShort }] })
      return
    }
    const found = await callAs(context, request, 'identityCheck', findParties, { body: form.data })
    if (isRefusal(found)) throw new Error('The search has no refusals')
    send(context, request, response, { text: form.data.text, found })
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { text, found, errors = [] }: { text?: string; found?: Found; errors?: readonly PageError[] },
): void {
  sendPage(context, request, response, {
    template: 'find/page.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.find.title,
    view: { text, found },
    errors,
  })
}
