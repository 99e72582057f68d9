import { addClient, clientId, clientScope, isRefusal } from '@gwirio/contracts'
import type { PageError } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readList, readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { keepSecret } from './secret.ts'

/** What was typed and chosen. */
interface Fields {
  readonly name: string
  readonly chosen: readonly string[]
}

export function addForm(context: Context): RequestHandler {
  return (request, response) =>
    send(context, request, response, { name: '', chosen: ['verification:read'] })
}

/** Adds the system and goes on to the page that shows its secret. */
export function takeNew(context: Context): RequestHandler {
  return async (request, response) => {
    const name = readText(request.body, 'clientId')
    const given = readList(request.body, 'scopes')
    const chosen = clientScope.options.filter((each) => given.includes(each))
    const { clients, problems } = wordsIn(languageOf(request))
    const errors: PageError[] = []
    if (!clientId.safeParse(name).success)
      errors.push({ field: 'clientId', text: clients.form.nameWrong })
    if (chosen.length === 0) errors.push({ field: 'scopes', text: clients.form.mayMissing })
    if (errors.length > 0) return send(context, request, response, { name, chosen }, errors)
    const body = addClient.body.parse({ clientId: name, scopes: chosen })
    const added = await tryAs(context, request, 'signIn', addClient, { body })
    if (!isRefusal(added)) return goTo(response, keepSecret(context, request, added))
    const error = { field: 'clientId', text: problems[added.refused] }
    send(context, request, response, { name, chosen }, [error])
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  fields: Fields,
  errors: readonly PageError[] = [],
): void {
  sendPage(context, request, response, {
    template: 'clients/add.njk',
    status: errors.length > 0 ? 400 : 200,
    title: (words) => words.clients.add,
    view: { ...fields, scopes: clientScope.options },
    errors,
  })
}
