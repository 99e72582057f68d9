import { findParties, isRefusal, type PartySummary } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { readFindForm } from './form.ts'
import { lastSearch, rememberSearch } from './last-search.ts'

interface FindView {
  readonly text?: string
  readonly found?: { readonly parties: readonly PartySummary[]; readonly more: boolean }
  readonly error?: string
  readonly status?: number
}

export function showForm(context: Context): RequestHandler {
  return (request, response) => send(context, request, response, {})
}

/** Takes the form and goes on to what was found, so that going back never asks to send the form again. */
export function takeSearch(context: Context): RequestHandler {
  return async (request, response) => {
    const { text, problem } = readFindForm(request.body)
    if (problem) {
      const error = wordsIn(languageOf(request)).find[problem]
      return send(context, request, response, { text, error, status: 400 })
    }
    rememberSearch(context.cipher, request, text)
    goTo(response, '/find')
  }
}

/** Shows who was found by the last search. */
export function showFound(context: Context): RequestHandler {
  return async (request, response) => {
    const text = lastSearch(context.cipher, request)
    if (text === null) return goTo(response, '/')
    const found = await tryAs(context, request, 'identityCheck', findParties, { body: { text } })
    if (!isRefusal(found)) return send(context, request, response, { text, found })
    const error = wordsIn(languageOf(request)).problems[found.refused]
    send(context, request, response, { text, error, status: 503 })
  }
}

function send(context: Context, request: Request, response: Response, view: FindView): void {
  const { text, found, error, status = 200 } = view
  sendPage(context, request, response, {
    template: 'find/page.njk',
    status,
    title: (words) => words.find.title,
    view: { text, found },
    errors: error ? [{ field: 'text', text: error }] : [],
  })
}
