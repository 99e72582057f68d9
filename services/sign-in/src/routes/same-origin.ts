import { sendProblem } from '@gwirio/service-kit'
import type { RequestHandler } from 'express'

/**
 * Refuses forms that another site sends (Fetch Metadata, or Origin where a browser has none), on top of the cookies,
 * which browsers do not send along with those.
 */
export function requireSameOrigin(issuer: string): RequestHandler {
  return (request, response, next) => {
    const site = request.get('sec-fetch-site')
    const origin = request.get('origin')
    const isOurs = site ? site === 'same-origin' : origin === undefined || origin === issuer
    if (isOurs) next()
    else sendProblem(response, 'signature-invalid')
  }
}
