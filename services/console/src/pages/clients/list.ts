import type { RequestHandler } from 'express'
import type { Context } from '../../context.ts'
import { languageOf } from '../../language.ts'
import { sendPage } from '../../send-page.ts'
import { takeTold } from '../../tell-once.ts'
import { wordsIn } from '../../words/index.ts'
import { inAlphabetOf } from '../../words/plural.ts'
import { oldSecretUntil, readClients } from './find-client.ts'

/** The report-sending systems, by name. */
export function showList(context: Context): RequestHandler {
  return async (request, response) => {
    const { clients: words } = wordsIn(languageOf(request))
    const compare = inAlphabetOf(languageOf(request))
    const clients = (await readClients(context, request))
      .toSorted((a, b) => compare(a.clientId, b.clientId))
      .map((client) => ({
        ...client,
        may: client.scopes.map((scope) => words.scopes[scope]).join('; '),
        oldSecretUntil: oldSecretUntil(context, client),
      }))
    sendPage(context, request, response, {
      template: 'clients/page.njk',
      title: (words) => words.clients.title,
      view: { clients, notice: takeTold(request, 'notice') },
    })
  }
}
