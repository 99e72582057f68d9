import { disableClient, isRefusal } from '@gwirio/contracts'
import type { Request, RequestHandler, Response } from 'express'
import { tryAs } from '../../call-service.ts'
import type { Context } from '../../context.ts'
import { goTo } from '../../go-to.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { tellOnce } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { findClient } from './find-client.ts'

/** Says what it does to disable a system and asks whether it is meant. */
export function confirm(context: Context): RequestHandler {
  return async (request, response, next) => {
    if (!(await send(context, request, response))) next()
  }
}

export function disable(context: Context): RequestHandler {
  return async (request, response, next) => {
    const params = { clientId: String(request.params['clientId']) }
    const disabled = await tryAs(context, request, 'signIn', disableClient, { params })
    if (isRefusal(disabled)) {
      const error = wordsIn(languageOf(request)).problems[disabled.refused]
      if (!(await send(context, request, response, error))) next()
      return
    }
    tellOnce(request, { notice: 'clientDisabled' })
    goTo(response, '/manage/clients')
  }
}

/** False when there is no such system. */
async function send(
  context: Context,
  request: Request,
  response: Response,
  error?: string,
): Promise<boolean> {
  const client = await findClient(context, request)
  if (!client) return false
  sendPage(context, request, response, {
    template: 'clients/disable.njk',
    status: error ? 400 : 200,
    title: (words) => words.clients.disable.title,
    view: { client },
    errors: error ? [{ text: error }] : [],
  })
  return true
}
