import { isRefusal } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { type Found, findEverywhere } from './find.ts'
import { readFindForm } from './form.ts'
import { lastSearch, rememberSearch } from './last-search.ts'

interface FindView {
  readonly text?: string
  readonly found?: { readonly parties: readonly Found[]; readonly more: boolean }
  readonly error?: string
  readonly status?: number
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

/** Shows the form, and who was found by the last search. */
export function showFound(context: Context): RequestHandler {
  return async (request, response) => {
    const text = lastSearch(context.cipher, request)
    if (text === null) return send(context, request, response, {})
    const found = await findEverywhere(context, request, text)
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
