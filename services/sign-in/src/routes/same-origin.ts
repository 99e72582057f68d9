import type { RequestHandler } from 'express'
import { type SignInSurroundings, showForbidden } from './interaction.ts'

/**
 * Refuses forms that another site sends (Fetch Metadata, or Origin where a browser has none), on top of the cookies,
 * which browsers do not send along with those.
 */
export function requireSameOrigin(surroundings: SignInSurroundings): RequestHandler {
  const { issuer } = surroundings.context.config
  return (request, response, next) => {
    const site = request.get('sec-fetch-site')
    const origin = request.get('origin')
    const isOurs = site ? site === 'same-origin' : origin === undefined || origin === issuer
    if (isOurs) next()
    else showForbidden(surroundings, request, response)
  }
}
