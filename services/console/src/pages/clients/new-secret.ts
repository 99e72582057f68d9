import { type ClientView, changeClientSecret, isRefusal } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { readText } from '../../form-fields.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { wordsIn } from '../../words/index.ts'
import { findClient } from './find-client.ts'
import { keepSecret } from './secret.ts'

const choices = ['0', '24', '168'] as const

/** Asks for how long the old secret goes on. */
export function secretForm(context: Context): RequestHandler {
  return async (request, response, next) => {
    const client = await findClient(context, request)
    if (!client || client.disabled) return next()
    send(context, request, response, { client })
  }
}

export function changeSecret(context: Context): RequestHandler {
  return async (request, response, next) => {
    const client = await findClient(context, request)
    if (!client || client.disabled) return next()
    const keep = readText(request.body, 'keepOldHours')
    const { clients, problems } = wordsIn(languageOf(request))
    if (!choices.some((choice) => choice === keep))
      return send(context, request, response, { client, error: clients.newSecret.keepMissing })
    const changed = await tryAs(context, request, 'signIn', changeClientSecret, {
      params: { clientId: client.clientId },
      body: { keepOldHours: Number(keep) },
    })
    if (!isRefusal(changed)) return goTo(response, keepSecret(context, request, changed))
    send(context, request, response, { client, keep, error: problems[changed.refused] })
  }
}

function send(
  context: Context,
  request: Request,
  response: Response,
  { client, keep, error }: { client: ClientView; keep?: string; error?: string },
): void {
  sendPage(context, request, response, {
    template: 'clients/new-secret.njk',
    status: error ? 400 : 200,
    title: (words) => words.clients.newSecret.title,
    view: { client, keep, choices },
    errors: error ? [{ field: 'keepOldHours', text: error }] : [],
  })
}
