import type { ClientView } from '@gwirio/contracts'
import type { Request, RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { sendPage } from '../../send-page.ts'
import { showOnce, takeShownOnce } from '../manage/shown-once.ts'
import { findClient, oldSecretUntil } from './find-client.ts'

/** Keeps the secret for its page, and says where that is. */
export function keepSecret(
  context: Context,
  request: Request,
  { client, secret }: { client: ClientView; secret: string },
): string {
  const page = `/manage/clients/${client.clientId}/secret`
  showOnce(context, request, { page, secret, until: oldSecretUntil(context, client) })
  return page
}

/** Shows the secret once; opened again, the page says that it was shown. */
export function showSecret(context: Context): RequestHandler {
  return async (request, response, next) => {
    const client = await findClient(context, request)
    if (!client) return next()
    const shown = takeShownOnce(context, request)
    sendPage(context, request, response, {
      template: 'clients/secret.njk',
      title: ({ clients }) => (shown ? clients.secret.title : clients.secret.gone),
      view: { client, shown },
    })
  }
}
