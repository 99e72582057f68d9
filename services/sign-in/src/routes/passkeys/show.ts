import type { PageError, PageLanguage } from '@gwirio/pages'
import type { Request, RequestHandler, Response } from 'express'
import { formatMoment } from '../../pages/format-moment.ts'
import { wordsOf } from '../../pages/pages.ts'
import { findHome } from '../../store/clients.ts'
import { listPasskeys, type Passkey } from '../../store/passkeys.ts'
import { keepLanguage, languageOf, type SignInSurroundings, send } from '../interaction.ts'
import { findVisitor, type Visitor } from './visitor.ts'

const newsWords = {
  added: 'passkeyIsAdded',
  removed: 'passkeyIsRemoved',
  confirmed: 'passkeyIsConfirmed',
} as const

/** Shows a person their own passkeys. */
export function openPasskeys(surroundings: SignInSurroundings): RequestHandler {
  return async (request, response) => {
    const visitor = await findVisitor(surroundings, request)
    if (visitor) await showPasskeys(surroundings, request, response, { visitor })
    else await showSignInFirst(surroundings, request, response)
  }
}

export async function showPasskeys(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
  { visitor, errors = [], status = 200 }: Shown,
): Promise<void> {
  keepLanguage(surroundings, request, response, '/passkeys')
  const { db } = surroundings.context
  const language = languageOf(request, null)
  const say = wordsOf(language)
  const news = Object.entries(newsWords).find(([name]) => name === request.query['news'])?.[1]
  const passkeys = await listPasskeys(db, visitor.account.staffId)
  response.status(status)
  send(surroundings, response, {
    template: 'passkeys',
    language,
    switchAt: '/passkeys',
    title: say.passkeys,
    clientAddresses: [await findHome(db)],
    errors,
    details: {
      news: news && say[news],
      isFresh: visitor.isFresh,
      passkeys: passkeys.map((passkey) => viewPasskey(passkey, language)),
    },
  })
}

interface Shown {
  readonly visitor: Visitor
  readonly errors?: readonly PageError[]
  readonly status?: number
}

export async function showSignInFirst(
  surroundings: SignInSurroundings,
  request: Request,
  response: Response,
): Promise<void> {
  keepLanguage(surroundings, request, response, '/passkeys')
  const language = languageOf(request, null)
  const { signInFirst: title, signInFirstAdvice: advice, goToService } = wordsOf(language)
  const home = await findHome(surroundings.context.db)
  const link = home && { text: goToService, href: new URL('/', home).href }
  send(surroundings, response.status(401), {
    template: 'message',
    language,
    switchAt: '/passkeys',
    title,
    clientAddresses: [home],
    details: { advice, ...(link && { link }) },
  })
}

function viewPasskey(
  { credentialId, addedAt, lastUsedAt, isSynced }: Passkey,
  language: PageLanguage,
) {
  const say = wordsOf(language)
  return {
    credentialId,
    added: formatMoment(addedAt, language),
    used: lastUsedAt ? formatMoment(lastUsedAt, language) : say.neverUsed,
    kind: isSynced ? say.passkeySynced : say.passkeyOnDevice,
  }
}
