import { type PageLanguage, preferredLanguage, readPageLanguage } from '@gwirio/pages'
import type { Request, RequestHandler } from 'express'

/** `?lang=cy` or `?lang=en` on any page chooses; the session remembers. */
export const chooseLanguage: RequestHandler = (request, _response, next) => {
  const chosen = readPageLanguage(request.query['lang'])
  if (chosen) request.session.language = chosen
  next()
}

/** The language of the page that answers this request; a request that failed early has no session. */
export function languageOf(request: Request): PageLanguage {
  const { session } = request as { session?: Request['session'] }
  return session?.language ?? preferredLanguage(request.get('accept-language'))
}
