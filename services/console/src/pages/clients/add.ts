import { addClient, isRefusal } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { keepSecret } from './secret.ts'

export function addForm(context: Context): RequestHandler {
  return (request, response) => send(context, request, response, { name: '' })
}

/** Adds the system and goes on to the page that shows its secret. */
export function takeNew(context: Context): RequestHandler {
  return async (request, response) => {
    const name = readText(request.body, 'clientId')
    const words = wordsIn(languageOf(request))
    const { success, data: body } = addClient.body.safeParse({
      clientId: name,
      scopes: ['verification:read'],
    })
    if (!success)
      return send(context, request, response, { name, error: words.clients.form.nameWrong })
    const added = await tryAs(context, request, 'signIn', addClient, { body })
    if (!isRefusal(added)) return goTo(response, keepSecret(context, request, added))
    send(context, request, response, { name, error: words.problems[added.refused] })
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { name, error }: { name: string; error?: string },
): void {
  sendPage(context, request, response, {
    template: 'clients/add.njk',
    status: error ? 400 : 200,
    title: (words) => words.clients.add,
    view: { name },
    errors: error ? [{ field: 'clientId', text: error }] : [],
  })
}
